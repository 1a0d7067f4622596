using System.Collections.Immutable;

namespace Mlops.GitOps.Native.Onnx;

/// <summary>Values of one type with a shape, row by row.</summary>
public sealed class OnnxTensor
{
    private OnnxTensor(OnnxType type, Array values, ImmutableArray<long> shape) => (Type, Values, Shape) = (type, values, shape);

    public OnnxType Type { get; }

    public Array Values { get; }

    public ImmutableArray<long> Shape { get; }

    public float[] Floats => Of<float>();

    public double[] Doubles => Of<double>();

    public long[] Longs => Of<long>();

    public string[] Texts => Of<string>();

    public static OnnxTensor Of(float[] values, params ReadOnlySpan<long> shape) => Make(OnnxType.Float, values, shape);

    public static OnnxTensor Of(double[] values, params ReadOnlySpan<long> shape) => Make(OnnxType.Double, values, shape);

    public static OnnxTensor Of(long[] values, params ReadOnlySpan<long> shape) => Make(OnnxType.Int64, values, shape);

    public static OnnxTensor Of(int[] values, params ReadOnlySpan<long> shape) => Make(OnnxType.Int32, values, shape);

    public static OnnxTensor Of(bool[] values, params ReadOnlySpan<long> shape) => Make(OnnxType.Bool, values, shape);

    public static OnnxTensor Of(string[] values, params ReadOnlySpan<long> shape) => Make(OnnxType.String, values, shape);

    private static OnnxTensor Make(OnnxType type, Array values, ReadOnlySpan<long> shape)
    {
        var count = UInt128.One;
        var fits = true;
        foreach (var size in shape)
        {
            // No product of sizes that are small enough can overflow before it is too large.
            fits = fits && size is >= 0 and <= int.MaxValue && count <= ulong.MaxValue;
            if (fits) count *= (ulong)size;
        }

        if (!fits || count != (ulong)values.Length) throw new OnnxException($"{values.Length} values do not fill a tensor of [{string.Join(", ", shape.ToArray())}].");
        return new(type, values, [.. shape]);
    }

    private T[] Of<T>() => Values as T[] ?? throw new OnnxException($"The tensor is of {Type}.");
}
