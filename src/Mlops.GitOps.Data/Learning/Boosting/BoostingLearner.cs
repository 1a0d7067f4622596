using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>Histogram gradient boosting as scikit-learn does it: numbers in bins, trees that grow where they gain the most, missing values sent
/// the way that helps, texts parted by what they ask for.</summary>
public static class BoostingLearner
{
    /// <summary>Above so many rows some are held back to see when to stop.</summary>
    private const int ManyRows = 10_000;

    private const int RoundsBetweenWords = 10;

    public static TreePredictor Learn(FeatureTable rows, LabelColumn label, BoostingSettings settings, Workers workers, Action<string>? tell = null)
    {
        if (!(settings.EarlyStopping ?? rows.Rows > ManyRows)) return Boost(rows, label, null, null, settings, workers, tell);
        var (learned, held) = HeldBack.Choose(label, settings.Seed);
        return held.Length == 0 || learned.Length == 0
            ? Boost(rows, label, null, null, settings, workers, tell)
            : Boost(rows.Slice(learned), label.Slice(learned), rows.Slice(held), label.Slice(held), settings, workers, tell);
    }

    private static TreePredictor Boost(
        FeatureTable rows, LabelColumn label, FeatureTable? heldRows, LabelColumn? heldLabel, BoostingSettings settings, Workers workers, Action<string>? tell)
    {
        var columns = Binning.Of(rows, settings.Bins, workers);
        var loss = new BoostingLoss(label, workers);
        var baselines = loss.Baselines();
        var targets = baselines.Length;
        var scores = Of(targets, target => Enumerable.Repeat(baselines[target], rows.Rows).ToArray());
        var gradients = Of(targets, _ => new float[rows.Rows]);
        var hessians = Of(targets, _ => loss.HasHessians ? new float[rows.Rows] : []);
        var held = heldRows is null || heldLabel is null ? null : new HeldBack(heldRows, heldLabel, baselines, workers);
        var grower = new TreeGrower(columns, rows, settings, workers);
        var trees = ImmutableArray.CreateBuilder<LearnedTree>();
        for (var round = 1; round <= settings.Trees; round++)
        {
            loss.Derive(scores, gradients, hessians);
            var grown = Of(targets, target => grower.Grow(target, gradients[target], hessians[target], scores[target]));
            trees.AddRange(grown);
            var hasEnough = held?.HasEnough(grown) == true;
            if (tell is not null && (round % RoundsBetweenWords == 0 || hasEnough || round == settings.Trees))
            {
                var ofHeld = held is null ? "" : FormattableString.Invariant($", of rows held back {held.Loss:G6}");
                tell(FormattableString.Invariant($"round {round} of {settings.Trees}: loss {loss.Mean(scores):G6}{ofHeld}."));
            }

            if (!hasEnough) continue;
            tell?.Invoke("The rows held back get no better: enough.");
            break;
        }

        return new([.. baselines], trees.ToImmutable());
    }

    private static T[] Of<T>(int count, Func<int, T> make)
    {
        var all = new T[count];
        for (var at = 0; at < count; at++) all[at] = make(at);
        return all;
    }
}
