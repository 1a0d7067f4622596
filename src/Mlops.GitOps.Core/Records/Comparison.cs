using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Records;

/// <summary>How a model differs from a champion on the same rows.</summary>
/// <param name="Bundle">What the champion was.</param>
public sealed record Comparison(string Bundle, ImmutableSortedDictionary<string, Measure> Delta);
