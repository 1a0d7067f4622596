using System.Collections.Immutable;

namespace Mlops.GitOps.Backends;

/// <summary>What a back-end wrote.</summary>
public sealed record Emission(string Backend, ImmutableArray<OutputFile> Files);
