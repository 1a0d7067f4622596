using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Features;

/// <summary>What a value of a view is made from.</summary>
/// <param name="View">The view with its version.</param>
/// <param name="Columns">Columns of the dataset: what is aggregated, what conditions and expressions read, the key and the times.</param>
public sealed record ValueLineage(string View, string Value, string Dataset, ImmutableArray<string> Columns);
