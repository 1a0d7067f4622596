using System.Collections.Immutable;

namespace Mlops.GitOps.Native.Onnx;

/// <summary>A model that is ready to score. Several threads may run it at once.</summary>
public sealed unsafe class OnnxModel : IDisposable
{
    private readonly OrtSessionHandle handle;

    private OnnxModel(OrtSessionHandle handle, ImmutableArray<OnnxPort> inputs, ImmutableArray<OnnxPort> outputs) =>
        (this.handle, Inputs, Outputs) = (handle, inputs, outputs);

    /// <summary>The version of the library in use.</summary>
    public static string LibraryVersion
    {
        get
        {
            OnnxRuntime.Load();
            return OnnxRuntime.Version;
        }
    }

    public ImmutableArray<OnnxPort> Inputs { get; }

    public ImmutableArray<OnnxPort> Outputs { get; }

    /// <summary>Reads a model. One thread is the default, because sums then come out the same on every machine.</summary>
    public static OnnxModel Load(string path, int threads = 1)
    {
        if (!File.Exists(path)) throw new OnnxException($"There is no model at {path}.");
        var bytes = File.ReadAllBytes(path);
        if (ExternalWeights.AreIn(bytes)) throw new OnnxException("The model keeps weights in other files. Save it as one file.");
        OnnxRuntime.Load();
        var handle = new OrtSessionHandle(Open(bytes, threads));
        try
        {
            var session = handle.DangerousGetHandle();
            return new(handle,
                OrtPorts.Read(session, OrtCalls.SessionGetInputCount, OrtCalls.SessionGetInputName, OrtCalls.SessionGetInputTypeInfo),
                OrtPorts.Read(session, OrtCalls.SessionGetOutputCount, OrtCalls.SessionGetOutputName, OrtCalls.SessionGetOutputTypeInfo));
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Scores: inputs and the outputs wanted by name. The result has the order of <paramref name="outputs"/>.</summary>
    public OnnxTensor[] Run(IReadOnlyDictionary<string, OnnxTensor> inputs, params IReadOnlyList<string> outputs)
    {
        var isHeld = false;
        try
        {
            handle.DangerousAddRef(ref isHeld);
            using var call = new OrtRun();
            foreach (var (name, tensor) in inputs) call.Give(name, tensor);
            foreach (var name in outputs) call.Want(name);
            return call.Run(handle.DangerousGetHandle());
        }
        finally
        {
            if (isHeld) handle.DangerousRelease();
        }
    }

    public void Dispose() => handle.Dispose();

    private static nint Open(byte[] bytes, int threads)
    {
        nint options = 0;
        nint session = 0;
        try
        {
            OnnxRuntime.Check(((delegate* unmanaged<nint*, nint>)OnnxRuntime.Function(OrtCalls.CreateSessionOptions))(&options));
            OnnxRuntime.Check(((delegate* unmanaged<nint, int, nint>)OnnxRuntime.Function(OrtCalls.SetIntraOpNumThreads))(options, threads));
            OnnxRuntime.Check(((delegate* unmanaged<nint, int, nint>)OnnxRuntime.Function(OrtCalls.SetInterOpNumThreads))(options, 1));
            fixed (byte* start = bytes)
            {
                OnnxRuntime.Check(((delegate* unmanaged<nint, byte*, nuint, nint, nint*, nint>)OnnxRuntime.Function(OrtCalls.CreateSessionFromArray))(
                    OnnxRuntime.Environment, start, (nuint)bytes.Length, options, &session));
            }

            return session;
        }
        finally
        {
            OnnxRuntime.Release(OrtCalls.ReleaseSessionOptions, options);
        }
    }
}
