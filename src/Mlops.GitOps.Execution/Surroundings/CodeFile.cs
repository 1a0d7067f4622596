using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>A file that a key depends on.</summary>
/// <param name="Path">Relative to the workspace, with <c>/</c>.</param>
public sealed record CodeFile(string Path, Digest Digest);
