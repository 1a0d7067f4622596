using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.DuckDb.Calls;

/// <summary>Owns a result and the memory of its fields.</summary>
internal sealed unsafe class ResultHandle : SafeHandle
{
    public ResultHandle() : base(0, ownsHandle: true) => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)));

    public override bool IsInvalid => handle == 0;

    /// <summary>The next rows, or an invalid handle at the end and after an error.</summary>
    public ChunkHandle Fetch()
    {
        var isHeld = false;
        DangerousAddRef(ref isHeld);
        try
        {
            return ChunkCalls.Fetch(*(NativeResult*)handle);
        }
        finally
        {
            DangerousRelease();
        }
    }

    protected override bool ReleaseHandle()
    {
        ResultCalls.Destroy((NativeResult*)handle);
        NativeMemory.Free((void*)handle);
        return true;
    }
}
