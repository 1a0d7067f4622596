namespace Mlops.GitOps.Stages;

/// <summary>Something a stage reads.</summary>
/// <param name="Path">A file, or a folder for what is several files; empty where it is fetched from an address.</param>
/// <param name="Type">Table, Model, Metrics, Report, File or Folder.</param>
public sealed record StageInput(string Name, string Path, string Digest, string Type, string? Format);
