using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Owns a chunk of rows.</summary>
internal sealed unsafe class ChunkHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        fixed (nint* address = &handle) ChunkCalls.Destroy(address);
        return true;
    }
}
