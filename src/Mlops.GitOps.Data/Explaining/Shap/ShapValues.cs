using System.Collections.Immutable;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Explaining.Shap;

/// <summary>How far each input moves the scores of each row from their bases.</summary>
/// <param name="Bases">What each score is where nothing is known of a row.</param>
/// <param name="Values">By score, row and input.</param>
internal sealed record ShapValues(double[] Bases, double[][][] Values)
{
    /// <summary>How far a base and its values may miss the score, as a share of the largest of them.</summary>
    private const double Tolerance = 1e-9;

    public int Targets => Bases.Length;

    public static ShapValues Of(LearnedModel model, FeatureTable rows, Workers workers)
    {
        var values = model.Predictor switch
        {
            LinearPredictor linear => OfLinear(linear, rows),
            TreePredictor trees => OfTrees(trees, rows, workers),
            _ => throw new System.Diagnostics.UnreachableException($"{model.Predictor.GetType().Name} has no exact values."),
        };
        values.Check(model, rows);
        return values;
    }

    /// <summary>Inputs are taken as independent: each is worth what it adds less what it adds on average over the rows.</summary>
    private static ShapValues OfLinear(LinearPredictor linear, FeatureTable rows)
    {
        var bases = linear.Intercepts.ToArray();
        var values = Empty(linear.Targets, rows);
        var added = new double[rows.Rows];
        for (var target = 0; target < bases.Length; target++)
        {
            foreach (var term in linear.Terms)
            {
                for (var row = 0; row < added.Length; row++) added[row] = LinearPredictor.Add(term, rows.Columns[term.Input], row, target);
                var mean = Moments.Mean(added);
                if (!double.IsFinite(mean))
                    throw new StageFailure($"Column '{rows.Columns[term.Input].Input.Name}' has a value that is infinite, or too large for the model.", "Cut such values off in a transform.");
                bases[target] += mean;
                for (var row = 0; row < added.Length; row++) values[target][row][term.Input] = added[row] - mean;
            }
        }

        return new(bases, values);
    }

    private static ShapValues OfTrees(TreePredictor trees, FeatureTable rows, Workers workers)
    {
        var all = trees.Trees.Select(TreeShares.Of).ToImmutableArray();
        var bases = trees.Baselines.ToArray();
        foreach (var tree in all) bases[tree.Tree.Target] += tree.Expected;
        var rules = all.Select(static tree => tree.Asked - 1).Distinct().ToDictionary(static degree => degree, GaussLegendre.ForDegree);
        var values = Empty(trees.Targets, rows);
        workers.ForRows(rows.Rows, (from, to) =>
        {
            foreach (var tree in all)
            {
                var walk = new TreeWalk(tree, rules[tree.Asked - 1], rows);
                for (var row = from; row < to; row++) walk.AddTo(values[tree.Tree.Target][row], row);
            }
        });
        return new(bases, values);
    }

    private static double[][][] Empty(int targets, FeatureTable rows) =>
        [.. Enumerable.Range(0, targets).Select(_ => Enumerable.Range(0, rows.Rows).Select(_ => new double[rows.Columns.Length]).ToArray())];

    private void Check(LearnedModel model, FeatureTable rows)
    {
        for (var row = 0; row < rows.Rows; row++)
        {
            var scores = model.Score(rows, row);
            for (var target = 0; target < Targets; target++)
            {
                var own = Values[target][row];
                var scale = Math.Max(1, Math.Max(Math.Abs(scores[target]), own.Length == 0 ? 0 : own.Max(Math.Abs)));
                var miss = Bases[target] + Moments.Sum(own) - scores[target];
                if (Math.Abs(miss) <= Tolerance * scale || !double.IsFinite(scores[target])) continue;
                throw new StageFailure(FormattableString.Invariant($"The SHAP values of row {row} of the sample miss its score by {miss:G3}: nothing is written."), "This is a mistake of the tool.");
            }
        }
    }
}
