using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Owns a database.</summary>
internal sealed unsafe class DatabaseHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        fixed (nint* address = &handle) DatabaseCalls.Close(address);
        return true;
    }
}
