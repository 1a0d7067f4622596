using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>The program that a name stands for, and the digest of its bytes.</summary>
/// <param name="Path">As it was found: links are not resolved, since programs look at the name they were started by.</param>
public sealed record FoundProgram(string Path, Digest Digest);
