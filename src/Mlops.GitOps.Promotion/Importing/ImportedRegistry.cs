using System.Collections.Immutable;

namespace Mlops.GitOps.Promotion.Importing;

/// <summary>What an import makes, and what of the old it can't keep.</summary>
/// <param name="Files">New files, and pins with what was added, by their paths in the workspace.</param>
/// <param name="Kept">What became of each thing that was kept.</param>
/// <param name="Lost">What was not kept, and why.</param>
public sealed record ImportedRegistry(ImmutableArray<(string Path, string Text)> Files, ImmutableArray<string> Kept, ImmutableArray<string> Lost);
