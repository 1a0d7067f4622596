using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Owns an appender.</summary>
internal sealed unsafe class AppenderHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    // It fails where rows that nobody finished could not be flushed.
    protected override bool ReleaseHandle()
    {
        fixed (nint* address = &handle) _ = AppenderCalls.Destroy(address);
        return true;
    }
}
