using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.Onnx;

/// <summary>Reads names, types and shapes.</summary>
internal static unsafe class OrtPorts
{
    public static ImmutableArray<OnnxPort> Read(nint session, OrtCalls count, OrtCalls name, OrtCalls type)
    {
        nuint ports;
        OnnxRuntime.Check(((delegate* unmanaged<nint, nuint*, nint>)OnnxRuntime.Function(count))(session, &ports));
        var read = ImmutableArray.CreateBuilder<OnnxPort>((int)ports);
        for (nuint port = 0; port < ports; port++)
        {
            var (element, shape) = TypeOf(session, port, type);
            read.Add(new(NameOf(session, port, name), element, shape));
        }

        return read.MoveToImmutable();
    }

    /// <summary>What a tensor is of, and its shape.</summary>
    public static (OnnxType Type, ImmutableArray<long> Shape) Describe(nint tensor)
    {
        OnnxType type;
        nuint dimensions;
        OnnxRuntime.Check(((delegate* unmanaged<nint, OnnxType*, nint>)OnnxRuntime.Function(OrtCalls.GetTensorElementType))(tensor, &type));
        OnnxRuntime.Check(((delegate* unmanaged<nint, nuint*, nint>)OnnxRuntime.Function(OrtCalls.GetDimensionsCount))(tensor, &dimensions));
        var shape = new long[dimensions];
        fixed (long* sizes = shape)
            OnnxRuntime.Check(((delegate* unmanaged<nint, long*, nuint, nint>)OnnxRuntime.Function(OrtCalls.GetDimensions))(tensor, sizes, dimensions));
        return (type, ImmutableCollectionsMarshal.AsImmutableArray(shape));
    }

    private static string NameOf(nint session, nuint port, OrtCalls call)
    {
        byte* text;
        OnnxRuntime.Check(((delegate* unmanaged<nint, nuint, nint, byte**, nint>)OnnxRuntime.Function(call))(session, port, OnnxRuntime.Allocator, &text));
        var name = Marshal.PtrToStringUTF8((nint)text) ?? "";
        OnnxRuntime.Check(((delegate* unmanaged<nint, void*, nint>)OnnxRuntime.Function(OrtCalls.AllocatorFree))(OnnxRuntime.Allocator, text));
        return name;
    }

    private static (OnnxType Type, ImmutableArray<long> Shape) TypeOf(nint session, nuint port, OrtCalls call)
    {
        nint info;
        OnnxRuntime.Check(((delegate* unmanaged<nint, nuint, nint*, nint>)OnnxRuntime.Function(call))(session, port, &info));
        try
        {
            // The tensor's part belongs to the whole, and is not there for what is no tensor.
            nint tensor;
            OnnxRuntime.Check(((delegate* unmanaged<nint, nint*, nint>)OnnxRuntime.Function(OrtCalls.CastTypeInfoToTensorInfo))(info, &tensor));
            return tensor == 0 ? (OnnxType.None, []) : Describe(tensor);
        }
        finally
        {
            OnnxRuntime.Release(OrtCalls.ReleaseTypeInfo, info);
        }
    }
}
