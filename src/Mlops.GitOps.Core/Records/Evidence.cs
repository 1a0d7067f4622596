using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Records;

/// <summary>What was measured of a model: as an evaluation gives it, and as a version record holds it.</summary>
/// <param name="Slices">By slice and group.</param>
/// <param name="Fairness">By slice and measure of fairness.</param>
/// <param name="Baseline">How good the answer without ML is on the same rows.</param>
/// <param name="Comparisons">By environment.</param>
public sealed record Evidence(
    ImmutableSortedDictionary<string, Measure> Metrics,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Measure>>> Slices,
    ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Measure>> Fairness,
    ImmutableSortedDictionary<string, Measure> Baseline,
    ImmutableSortedDictionary<string, Comparison> Comparisons)
{
    public static Evidence None { get; } = new(
        Sorted<Measure>(),
        Sorted<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, Measure>>>(),
        Sorted<ImmutableSortedDictionary<string, Measure>>(),
        Sorted<Measure>(),
        Sorted<Comparison>());

    /// <summary>The rows of a dataset on which something was measured; only where a problem asks about them.</summary>
    public long? DataRows { get; init; }

    public static ImmutableSortedDictionary<string, T> Sorted<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}
