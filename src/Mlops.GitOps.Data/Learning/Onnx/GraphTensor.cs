using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Mlops.GitOps.Native.Onnx;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>Values that a graph holds.</summary>
/// <param name="Values">Floats, doubles, whole numbers of 64 bits, bools or texts.</param>
internal sealed record GraphTensor(string Name, Array Values, ImmutableArray<long> Shape)
{
    public OnnxType Type => Values switch
    {
        float[] => OnnxType.Float,
        double[] => OnnxType.Double,
        long[] => OnnxType.Int64,
        bool[] => OnnxType.Bool,
        _ => OnnxType.String,
    };

    public ProtoWriter Write()
    {
        const int dims = 1, dataType = 2, stringData = 6, name = 8, rawData = 9;
        var tensor = new ProtoWriter();
        foreach (var size in Shape) tensor.Whole(dims, size);
        tensor.Whole(dataType, (long)Type);
        if (Values is string[] texts)
        {
            foreach (var text in texts) tensor.Text(stringData, text);
        }

        tensor.Text(name, Name);
        return Values switch
        {
            float[] values => tensor.Bytes(rawData, MemoryMarshal.AsBytes<float>(values)),
            double[] values => tensor.Bytes(rawData, MemoryMarshal.AsBytes<double>(values)),
            long[] values => tensor.Bytes(rawData, MemoryMarshal.AsBytes<long>(values)),
            bool[] values => tensor.Bytes(rawData, MemoryMarshal.AsBytes<bool>(values)),
            _ => tensor,
        };
    }

    public static GraphTensor Read(ReadOnlyMemory<byte> message)
    {
        var (name, type, raw) = ("", OnnxType.None, default(ReadOnlyMemory<byte>));
        var shape = ImmutableArray.CreateBuilder<long>();
        List<string> texts = [];
        foreach (var field in ProtoField.All(message))
        {
            switch (field.Number)
            {
                case 1: shape.AddRange(field.Wholes()); break;
                case 2: type = (OnnxType)field.Whole; break;
                case 6: texts.Add(field.Text); break;
                case 8: name = field.Text; break;
                case 9: raw = field.Bytes; break;
            }
        }

        return new(name, type switch
        {
            OnnxType.Float => MemoryMarshal.Cast<byte, float>(raw.Span).ToArray(),
            OnnxType.Double => MemoryMarshal.Cast<byte, double>(raw.Span).ToArray(),
            OnnxType.Int64 => MemoryMarshal.Cast<byte, long>(raw.Span).ToArray(),
            OnnxType.Bool => MemoryMarshal.Cast<byte, bool>(raw.Span).ToArray(),
            _ => texts.ToArray(),
        }, shape.ToImmutable());
    }
}
