using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.Onnx;

/// <summary>Owns a session.</summary>
internal sealed class OrtSessionHandle : SafeHandle
{
    public OrtSessionHandle(nint session) : base(0, ownsHandle: true) => SetHandle(session);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        OnnxRuntime.Release(OrtCalls.ReleaseSession, handle);
        return true;
    }
}
