using Mlops.GitOps.Native.Onnx;

namespace Mlops.GitOps.Data.Predicting;

/// <summary>Values in the form in which an input of a model takes them, one a row.</summary>
internal static class PortTensors
{
    public static OnnxTensor Of(OnnxPort port, string[] texts) => OnnxTensor.Of(texts, ShapeOf(port, texts.Length));

    public static OnnxTensor Of(OnnxPort port, double[] values)
    {
        var shape = ShapeOf(port, values.Length);
        return port.Type switch
        {
            OnnxType.Double => OnnxTensor.Of(values, shape),
            OnnxType.Int64 => OnnxTensor.Of(Array.ConvertAll(values, static value => (long)value), shape),
            OnnxType.Int32 => OnnxTensor.Of(Array.ConvertAll(values, static value => (int)value), shape),
            OnnxType.Bool => OnnxTensor.Of(Array.ConvertAll(values, static value => value != 0), shape),
            _ => OnnxTensor.Of(Array.ConvertAll(values, static value => (float)value), shape),
        };
    }

    private static long[] ShapeOf(OnnxPort port, long rows) => port.Shape.Length == 1 ? [rows] : [rows, 1];
}
