using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Index;

/// <summary>An entry and its path as bytes, by which entries are ordered.</summary>
internal sealed record NamedEntry(byte[] Path, FileEntry Entry);
