using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution;

/// <summary>What a stage gave, or what it reads: bytes that a digest names.</summary>
/// <param name="Digest">Of the bytes of a file; of a folder, of its manifest.</param>
/// <param name="Bytes">The size of a file; of a folder, of all its files together.</param>
/// <param name="Rows">How many rows a table has, where the stage said so.</param>
public sealed record Artifact(Digest Digest, long Bytes, bool IsFolder, long? Rows = null);
