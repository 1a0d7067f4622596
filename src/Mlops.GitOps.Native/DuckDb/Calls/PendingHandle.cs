using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Owns a statement that has been started, also one that could not be.</summary>
internal sealed unsafe class PendingHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        fixed (nint* address = &handle) StatementCalls.DestroyPending(address);
        return true;
    }
}
