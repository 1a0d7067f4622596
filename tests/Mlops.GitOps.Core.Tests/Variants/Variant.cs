using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Tests.Variants;

/// <summary>A workspace with one mistake in it, and every diagnostic that it must give: no fewer and no more.</summary>
public sealed record Variant(string Name, ImmutableSortedDictionary<string, string> Files, ImmutableArray<ExpectedDiagnostic> Expected);
