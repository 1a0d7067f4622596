using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.Onnx;

/// <summary>The library: loaded once, and never unloaded.</summary>
internal static unsafe class OnnxRuntime
{
    private const int ApiVersion = 17;
    private const int OnlyFatal = 4;

    private static readonly Lock Gate = new();
    private static nint* table;

    public static nint Environment { get; private set; }

    /// <summary>Plain memory of the processor.</summary>
    public static nint Memory { get; private set; }

    public static nint Allocator { get; private set; }

    public static string Version { get; private set; } = "";

    /// <summary>To be called before anything else.</summary>
    public static void Load()
    {
        lock (Gate)
        {
            if (table is not null) return;
            var library = NativeLibraries.Load(NativeLibraries.Onnx, NativeLibraries.OnnxVariable);
            if (!NativeLibrary.TryGetExport(library, "OrtGetApiBase", out var export)) throw Unfit("The library is not ONNX Runtime.");
            var entry = (nint*)((delegate* unmanaged<void*>)export)();
            Version = Marshal.PtrToStringUTF8((nint)((delegate* unmanaged<byte*>)entry[1])()) ?? "";
            var functions = (nint*)((delegate* unmanaged<uint, void*>)entry[0])(ApiVersion);
            if (functions is null) throw Unfit($"ONNX Runtime {Version} is too old.");
            Begin(functions);
            table = functions;
        }
    }

    public static void* Function(OrtCalls call) => (void*)table[(int)call];

    /// <summary>Fails with what the library says.</summary>
    public static void Check(nint status)
    {
        if (status != 0) throw new OnnxException(MessageOf(table, status));
    }

    public static void Release(OrtCalls how, nint what)
    {
        if (what != 0) ((delegate* unmanaged<nint, void>)Function(how))(what);
    }

    private static void Begin(nint* functions)
    {
        const int deviceAllocator = 0, defaultMemory = 0;
        nint made;
        fixed (byte* name = "mlops\0"u8) Check(((delegate* unmanaged<int, byte*, nint*, nint>)functions[(int)OrtCalls.CreateEnv])(OnlyFatal, name, &made));
        Environment = made;
        Check(((delegate* unmanaged<nint, nint>)functions[(int)OrtCalls.DisableTelemetryEvents])(Environment));
        Check(((delegate* unmanaged<int, int, nint*, nint>)functions[(int)OrtCalls.CreateCpuMemoryInfo])(deviceAllocator, defaultMemory, &made));
        Memory = made;
        Check(((delegate* unmanaged<nint*, nint>)functions[(int)OrtCalls.GetAllocatorWithDefaultOptions])(&made));
        Allocator = made;

        void Check(nint status)
        {
            if (status != 0) throw new OnnxException(MessageOf(functions, status));
        }
    }

    private static string MessageOf(nint* functions, nint status)
    {
        var text = ((delegate* unmanaged<nint, byte*>)functions[(int)OrtCalls.GetErrorMessage])(status);
        var message = Marshal.PtrToStringUTF8((nint)text) ?? "";
        ((delegate* unmanaged<nint, void>)functions[(int)OrtCalls.ReleaseStatus])(status);
        return message;
    }

    private static NativeLibraryException Unfit(string message) => new(message, $"Set {NativeLibraries.OnnxVariable} to ONNX Runtime 1.17 or later.");
}
