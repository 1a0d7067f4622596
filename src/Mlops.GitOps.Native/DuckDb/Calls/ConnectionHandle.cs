using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Owns a connection, which keeps its database open.</summary>
internal sealed unsafe class ConnectionHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        fixed (nint* address = &handle) DatabaseCalls.Disconnect(address);
        return true;
    }
}
