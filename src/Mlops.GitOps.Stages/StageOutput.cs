namespace Mlops.GitOps.Stages;

/// <summary>Something a stage gives.</summary>
/// <param name="Path">Where it is to be written.</param>
/// <param name="Type">Table, Model, Metrics, Report, File or Folder.</param>
public sealed record StageOutput(string Name, string Path, string Type, string? Format);
