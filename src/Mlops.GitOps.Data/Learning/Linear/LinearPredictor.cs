using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Linear;

/// <summary>Scores that are sums of what each input adds.</summary>
/// <param name="Intercepts">The scores of a row whose numbers are all at their centres.</param>
/// <param name="Terms">One for each input, in their order.</param>
public sealed record LinearPredictor(ImmutableArray<double> Intercepts, ImmutableArray<LinearTerm> Terms) : Predictor
{
    public override int Targets => Intercepts.Length;

    public override void Score(FeatureTable rows, int row, Span<double> scores)
    {
        for (var target = 0; target < scores.Length; target++) scores[target] += Intercepts[target];
        foreach (var term in Terms)
        {
            for (var target = 0; target < scores.Length; target++) scores[target] += Add(term, rows.Columns[term.Input], row, target);
        }
    }

    /// <summary>Returns what a value adds to a score.</summary>
    public static double Add(LinearTerm term, FeatureColumn column, int row, int target) => term switch
    {
        NumberTerm number when float.IsNaN(column.Numbers[row]) => number.Missing[target],
        NumberTerm number => (column.Numbers[row] - number.Centre) * number.Weights[target],
        TextTerm text => text.Weights[column.Codes[row]][target],
        _ => throw new System.Diagnostics.UnreachableException($"{term.GetType().Name} adds nothing."),
    };
}
