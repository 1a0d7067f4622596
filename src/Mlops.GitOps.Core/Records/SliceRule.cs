using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Core.Records;

/// <summary>Which groups of a slice count.</summary>
/// <param name="LeastRows">The smallest group that counts.</param>
/// <param name="Levels">The groups that the specs name: each must count for anything to be said of all.</param>
public sealed record SliceRule(int LeastRows, ImmutableArray<string> Levels)
{
    public const int UsualLeastRows = 30;

    /// <summary>Returns what the groups are called that bounds make of a number.</summary>
    public static ImmutableArray<string> GroupsOf(ImmutableArray<double> bins)
    {
        if (bins.IsEmpty) return ["all"];
        var bounds = bins.Select(static bound => bound.ToString("R", CultureInfo.InvariantCulture)).ToList();
        return [$"<{bounds[0]}", .. Enumerable.Range(1, bounds.Count - 1).Select(at => $"{bounds[at - 1]}-{bounds[at]}"), $">={bounds[bounds.Count - 1]}"];
    }
}
