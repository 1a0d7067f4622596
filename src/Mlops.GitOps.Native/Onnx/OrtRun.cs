using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.Onnx;

/// <summary>One run of a model, and all it needs of native memory.</summary>
internal sealed unsafe class OrtRun : IDisposable
{
    private readonly List<nint> inputNames = [];
    private readonly List<nint> inputs = [];
    private readonly List<nint> outputNames = [];
    private readonly List<string> wanted = [];
    private readonly List<GCHandle> pins = [];

    public void Give(string name, OnnxTensor tensor)
    {
        nint pinned = 0;
        if (tensor.Type != OnnxType.String)
        {
            pins.Add(GCHandle.Alloc(tensor.Values, GCHandleType.Pinned));
            pinned = pins[^1].AddrOfPinnedObject();
        }

        inputNames.Add(Marshal.StringToCoTaskMemUTF8(name));
        inputs.Add(OrtValues.Make(tensor, pinned));
    }

    public void Want(string name)
    {
        wanted.Add(name);
        outputNames.Add(Marshal.StringToCoTaskMemUTF8(name));
    }

    public OnnxTensor[] Run(nint session)
    {
        if (wanted.Count == 0) return [];
        var outputs = new nint[wanted.Count];
        try
        {
            fixed (nint* names = CollectionsMarshal.AsSpan(inputNames), values = CollectionsMarshal.AsSpan(inputs))
            fixed (nint* wantedNames = CollectionsMarshal.AsSpan(outputNames), results = outputs)
            {
                OnnxRuntime.Check(((delegate* unmanaged<nint, nint, nint*, nint*, nuint, nint*, nuint, nint*, nint>)OnnxRuntime.Function(OrtCalls.Run))(
                    session, 0, names, values, (nuint)inputs.Count, wantedNames, (nuint)outputs.Length, results));
            }

            var read = new OnnxTensor[outputs.Length];
            for (var i = 0; i < read.Length; i++) read[i] = OrtValues.Read(outputs[i], wanted[i]);
            return read;
        }
        finally
        {
            foreach (var output in outputs) OnnxRuntime.Release(OrtCalls.ReleaseValue, output);
        }
    }

    public void Dispose()
    {
        foreach (var input in inputs) OnnxRuntime.Release(OrtCalls.ReleaseValue, input);
        foreach (var pin in pins) pin.Free();
        foreach (var name in inputNames) Marshal.FreeCoTaskMem(name);
        foreach (var name in outputNames) Marshal.FreeCoTaskMem(name);
    }
}
