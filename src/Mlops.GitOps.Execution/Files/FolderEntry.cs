namespace Mlops.GitOps.Execution.Files;

/// <summary>A name in a folder, and what it is after links are followed.</summary>
public sealed record FolderEntry(string Name, FileKind Kind, bool IsLink);
