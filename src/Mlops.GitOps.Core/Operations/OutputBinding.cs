namespace Mlops.GitOps.Core.Operations;

/// <summary>An output of a stage by its name.</summary>
/// <param name="Path">Where a copy is left in the workspace.</param>
public sealed record OutputBinding(string Name, string Type, string? Format, string? Path);
