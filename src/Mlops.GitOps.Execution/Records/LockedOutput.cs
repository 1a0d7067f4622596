using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Records;

/// <summary>An output in a lock. A folder's digest is of its manifest: who fetches it has to know.</summary>
public sealed record LockedOutput(string Name, Digest Digest, bool IsFolder);
