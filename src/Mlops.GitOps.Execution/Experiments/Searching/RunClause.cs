using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>One comparison of a filter. A run that does not have the value does not match, whatever the comparison.</summary>
/// <param name="Values">One value, or those of a list.</param>
internal sealed record RunClause(RunField Field, string Comparator, ImmutableArray<string> Values)
{
    public bool Holds(MlflowRun run) => Field.IsNumber ? HoldsFor(Field.NumberOf(run)) : HoldsFor(Field.TextOf(run));

    private bool HoldsFor(double? value)
    {
        if (value is not { } number) return false;
        var other = double.Parse(Values[0], NumberStyles.Float, CultureInfo.InvariantCulture);
        return Comparator switch
        {
            "=" => number == other,
            "!=" => number != other,
            ">" => number > other,
            ">=" => number >= other,
            "<" => number < other,
            _ => number <= other,
        };
    }

    private bool HoldsFor(string? text) => text is not null && Comparator switch
    {
        "=" => text == Values[0],
        "!=" => text != Values[0],
        "LIKE" => LikePattern.Fits(text, Values[0], ignoresCase: false),
        "ILIKE" => LikePattern.Fits(text, Values[0], ignoresCase: true),
        "IN" => Values.Contains(text, StringComparer.Ordinal),
        _ => !Values.Contains(text, StringComparer.Ordinal),
    };
}
