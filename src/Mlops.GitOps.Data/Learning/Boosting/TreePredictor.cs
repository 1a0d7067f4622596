using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>Scores that are sums over trees.</summary>
/// <param name="Baselines">Where each score starts.</param>
public sealed record TreePredictor(ImmutableArray<double> Baselines, ImmutableArray<LearnedTree> Trees) : Predictor
{
    public override int Targets => Baselines.Length;

    public override void Score(FeatureTable rows, int row, Span<double> scores)
    {
        for (var target = 0; target < scores.Length; target++) scores[target] += Baselines[target];
        foreach (var tree in Trees) scores[tree.Target] += tree.LeafOf(rows, row).Value;
    }
}
