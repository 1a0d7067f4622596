using Microsoft.Win32.SafeHandles;

namespace Mlops.GitOps.Execution.Locks;

/// <summary>Something that is held until this is disposed, or until the process is gone.</summary>
public sealed class KeyLock : IDisposable
{
    // A description of its own for each lock: two locks of one description would not exclude one another.
    private readonly SafeFileHandle file;

    internal KeyLock(SafeFileHandle file) => this.file = file;

    public void Dispose() => file.Dispose();
}
