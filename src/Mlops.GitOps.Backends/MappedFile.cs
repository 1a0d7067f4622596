using System.Collections.Immutable;

namespace Mlops.GitOps.Backends;

/// <summary>A written file.</summary>
public sealed record MappedFile(string Backend, ImmutableArray<LineSource> Sources);
