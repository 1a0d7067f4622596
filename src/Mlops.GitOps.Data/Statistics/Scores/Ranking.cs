namespace Mlops.GitOps.Data.Statistics.Scores;

/// <summary>How well scores put positives before negatives.</summary>
public static class Ranking
{
    /// <summary>The area under the ROC curve: the share of pairs in the right order, ties half.</summary>
    public static double Auc(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        var (positives, negatives) = Scored.Split(labels, scores, "p");
        var ranks = Ranks.Of([.. positives, .. negatives]);
        var sum = Moments.Sum(ranks.AsSpan(0, positives.Length));
        return (sum - (positives.Length * (positives.Length + 1.0) / 2)) / ((double)positives.Length * negatives.Length);
    }

    /// <summary>Σ (Rₙ − Rₙ₋₁) Pₙ over falling thresholds; equal scores are one threshold.</summary>
    public static double AveragePrecision(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        Scored.Check(labels, scores, "p");
        var (sorted, order) = Ranks.Sorted(scores);
        var all = Moments.Sum(labels);
        if (all == 0) throw new StatisticFailure("'y' holds no positive, so there is no recall.");
        var (hits, sum) = (0.0, 0.0);
        for (var end = sorted.Length; end > 0;)
        {
            var start = end - 1;
            while (start > 0 && sorted[start - 1] == sorted[end - 1]) start--;
            var before = hits;
            for (var i = start; i < end; i++) hits += labels[order[i]];
            sum += (hits - before) / all * hits / (sorted.Length - start);
            end = start;
        }

        return sum;
    }
}
