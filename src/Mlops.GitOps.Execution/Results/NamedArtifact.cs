namespace Mlops.GitOps.Execution.Results;

/// <summary>An output of a stage by its name.</summary>
public sealed record NamedArtifact(string Name, Artifact Artifact);
