namespace Mlops.GitOps.Core.Types;

/// <summary>A named output of a stage.</summary>
public sealed record OutputSymbol(string Name, ArtifactType Type);
