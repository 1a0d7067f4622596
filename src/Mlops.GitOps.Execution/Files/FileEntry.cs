using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Files;

/// <summary>What was found when a path was asked about.</summary>
/// <param name="Path">Relative to the workspace, or absolute outside it.</param>
/// <param name="Digest">Of a file's bytes or of a folder's names; null where only the kind was asked for.</param>
/// <param name="IsRacy">Whether it had changed so shortly before that another change could leave the same stamp.</param>
public sealed record FileEntry(string Path, FileStamp Stamp, Digest? Digest, bool IsRacy);
