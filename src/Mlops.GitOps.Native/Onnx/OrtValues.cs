using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;

namespace Mlops.GitOps.Native.Onnx;

/// <summary>Tensors on their way to the library and back.</summary>
internal static unsafe class OrtValues
{
    /// <summary>Makes a tensor over our own values, which must stay where they are, or copies texts into one.</summary>
    public static nint Make(OnnxTensor tensor, nint pinned)
    {
        nint value = 0;
        fixed (long* shape = tensor.Shape.AsSpan())
        {
            var dimensions = (nuint)tensor.Shape.Length;
            if (tensor.Type != OnnxType.String)
            {
                var bytes = (nuint)Buffer.ByteLength(tensor.Values);
                OnnxRuntime.Check(((delegate* unmanaged<nint, nint, nuint, long*, nuint, OnnxType, nint*, nint>)OnnxRuntime.Function(OrtCalls.CreateTensorWithDataAsOrtValue))(
                    OnnxRuntime.Memory, pinned, bytes, shape, dimensions, tensor.Type, &value));
                return value;
            }

            OnnxRuntime.Check(((delegate* unmanaged<nint, long*, nuint, OnnxType, nint*, nint>)OnnxRuntime.Function(OrtCalls.CreateTensorAsOrtValue))(
                OnnxRuntime.Allocator, shape, dimensions, tensor.Type, &value));
        }

        try
        {
            Fill(value, tensor.Texts);
            return value;
        }
        catch
        {
            OnnxRuntime.Release(OrtCalls.ReleaseValue, value);
            throw;
        }
    }

    public static OnnxTensor Read(nint value, string name)
    {
        const int isTensor = 1;
        int kind;
        OnnxRuntime.Check(((delegate* unmanaged<nint, int*, nint>)OnnxRuntime.Function(OrtCalls.GetValueType))(value, &kind));
        if (kind != isTensor) throw new OnnxException($"The output '{name}' is no tensor. Export the model without maps (for scikit-learn: zipmap=False).");
        var (type, shape) = Describe(value);
        var count = 1L;
        foreach (var size in shape) count *= size;
        return type switch
        {
            OnnxType.Float => OnnxTensor.Of(Copy<float>(value, count), shape.AsSpan()),
            OnnxType.Double => OnnxTensor.Of(Copy<double>(value, count), shape.AsSpan()),
            OnnxType.Int64 => OnnxTensor.Of(Copy<long>(value, count), shape.AsSpan()),
            OnnxType.Int32 => OnnxTensor.Of(Copy<int>(value, count), shape.AsSpan()),
            OnnxType.Bool => OnnxTensor.Of(Copy<bool>(value, count), shape.AsSpan()),
            OnnxType.String => OnnxTensor.Of(Texts(value, count), shape.AsSpan()),
            _ => throw new OnnxException($"The output '{name}' is of type {(int)type} of ONNX, which is not supported. Cast it in the model."),
        };
    }

    private static (OnnxType Type, ImmutableArray<long> Shape) Describe(nint value)
    {
        nint tensor;
        OnnxRuntime.Check(((delegate* unmanaged<nint, nint*, nint>)OnnxRuntime.Function(OrtCalls.GetTensorTypeAndShape))(value, &tensor));
        try
        {
            return OrtPorts.Describe(tensor);
        }
        finally
        {
            OnnxRuntime.Release(OrtCalls.ReleaseTensorTypeAndShapeInfo, tensor);
        }
    }

    private static T[] Copy<T>(nint value, long count) where T : unmanaged
    {
        void* data;
        OnnxRuntime.Check(((delegate* unmanaged<nint, void**, nint>)OnnxRuntime.Function(OrtCalls.GetTensorMutableData))(value, &data));
        return new ReadOnlySpan<T>(data, checked((int)count)).ToArray();
    }

    private static string[] Texts(nint value, long count)
    {
        nuint length;
        OnnxRuntime.Check(((delegate* unmanaged<nint, nuint*, nint>)OnnxRuntime.Function(OrtCalls.GetStringTensorDataLength))(value, &length));
        var bytes = new byte[length];
        var starts = new nuint[count];
        fixed (byte* text = bytes)
        fixed (nuint* offsets = starts)
        {
            OnnxRuntime.Check(((delegate* unmanaged<nint, byte*, nuint, nuint*, nuint, nint>)OnnxRuntime.Function(OrtCalls.GetStringTensorContent))(
                value, text, length, offsets, (nuint)count));
        }

        var texts = new string[count];
        for (var i = 0; i < texts.Length; i++)
            texts[i] = Encoding.UTF8.GetString(bytes, (int)starts[i], (int)((i + 1 < texts.Length ? starts[i + 1] : length) - starts[i]));
        return texts;
    }

    private static void Fill(nint value, string[] texts)
    {
        // One piece of memory for all: the texts, each with the NUL that ends it.
        var bytes = new byte[texts.Sum(static text => Encoding.UTF8.GetByteCount(text) + 1)];
        var starts = new nint[texts.Length];
        fixed (byte* text = bytes)
        fixed (nint* pointers = starts)
        {
            var at = 0;
            for (var i = 0; i < texts.Length; i++)
            {
                if (texts[i].Contains('\0', StringComparison.Ordinal)) throw new OnnxException("A text for a model cannot contain the character NUL.");
                starts[i] = (nint)(text + at);
                at += Encoding.UTF8.GetBytes(texts[i], bytes.AsSpan(at)) + 1;
            }

            OnnxRuntime.Check(((delegate* unmanaged<nint, nint*, nuint, nint>)OnnxRuntime.Function(OrtCalls.FillStringTensor))(value, pointers, (nuint)texts.Length));
        }
    }
}
