using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>A configuration, and what was measured of it.</summary>
/// <param name="Scores">By the number of the replicate.</param>
public sealed record Contender(string Name, ImmutableSortedDictionary<int, double> Scores)
{
    public double[] Values => [.. Scores.Values];

    public double Mean => Statistics.Moments.Mean(Values);

    /// <summary>Returns the one with the best mean; the first of those that are equally good.</summary>
    public static Contender BestOf(IReadOnlyList<Contender> contenders, bool isLowerBetter) =>
        contenders.Aggregate((best, next) => (isLowerBetter ? next.Mean < best.Mean : next.Mean > best.Mean) ? next : best);
}
