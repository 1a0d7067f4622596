using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Owns a prepared statement, also one that could not be prepared.</summary>
internal sealed unsafe class StatementHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        fixed (nint* address = &handle) StatementCalls.Destroy(address);
        return true;
    }
}
