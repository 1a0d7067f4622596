using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>The lock of a runtime, as far as we read it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Digest">Of the lock and of all that it includes.</param>
/// <param name="HasPackages">Whether there is anything to install.</param>
/// <param name="HasHashes">Whether requirements say what the packages' bytes must be.</param>
/// <param name="Python">The version of the Python that the lock itself brings.</param>
internal sealed record PackageLock(LockKind Kind, string Path, Digest Digest, bool HasPackages, bool HasHashes = false, string? Python = null)
{
    /// <summary>The folder that its relative paths start at, and that it is installed from.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "/";
}
