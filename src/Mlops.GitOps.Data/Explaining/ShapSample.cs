using Mlops.GitOps.Data.Explaining.Shap;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Statistics;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>Rows whose scores are parted among the inputs.</summary>
/// <param name="Picked">Which of the explained rows these are.</param>
internal sealed record ShapSample(LearnedModel Model, FeatureTable Rows, int[] Picked, ShapValues Values)
{
    private const int MostRows = 5_000;
    private const int FewRows = 100;

    /// <summary>So many steps through trees may be taken; each costs some nanoseconds.</summary>
    private const long MostSteps = 1_000_000_000;

    public static ShapSample Of(LearnedModel model, ExplainedRows rows, Workers workers)
    {
        var count = Math.Min(rows.Count, RowsFor(model));
        int[] picked = [.. Enumerable.Range(0, count).Select(at => (int)((long)rows.Count * at / count))];
        var features = rows.Features(model.Inputs, picked);
        return new(model, features, picked, ShapValues.Of(model, features, workers));
    }

    public int PlaceOf(string input) => Enumerable.Range(0, Rows.Columns.Length).First(place => Rows.Columns[place].Input.Name == input);

    public double MeanOf(int input) => Moments.Mean([.. Values.Values.SelectMany(rows => rows.Select(row => Math.Abs(row[input])))]);

    public double? DirectionOf(int input)
    {
        var column = Rows.Columns[input];
        if (column.Input.IsText || Values.Targets > 1) return null;
        var known = Enumerable.Range(0, Rows.Rows).Where(row => !float.IsNaN(column.Numbers[row])).ToList();
        if (known.Count < 2) return null;
        var values = Ranks.Of([.. known.Select(row => (double)column.Numbers[row])]);
        var moved = Ranks.Of([.. known.Select(row => Values.Values[0][row][input])]);
        var scatter = Math.Sqrt(Moments.Scatter(values)) * Math.Sqrt(Moments.Scatter(moved));
        return scatter > 0 ? Math.Clamp(Moments.Covariance(values, moved) * (known.Count - 1) / scatter, -1, 1) : null;
    }

    private static int RowsFor(LearnedModel model)
    {
        var steps = model.Predictor is TreePredictor trees ? trees.Trees.Sum(static tree => TreeShares.Of(tree) is var shares ? (long)tree.Nodes.Length * ((shares.Asked / 2) + 1) : 0) : 1;
        return (int)Math.Clamp(MostSteps / Math.Max(1, steps), FewRows, MostRows);
    }
}
