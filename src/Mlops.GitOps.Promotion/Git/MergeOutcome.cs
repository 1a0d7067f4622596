using System.Collections.Immutable;

namespace Mlops.GitOps.Promotion.Git;

/// <summary>What merging two commits would give.</summary>
/// <param name="Tree">The merged tree; null where there are conflicts.</param>
public sealed record MergeOutcome(string? Tree, ImmutableArray<string> Conflicts);
