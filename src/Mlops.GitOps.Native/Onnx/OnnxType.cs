namespace Mlops.GitOps.Native.Onnx;

/// <summary>What a tensor is of, by ONNX's own numbers. Those we read and write have names.</summary>
public enum OnnxType
{
    /// <summary>Not a tensor, such as a sequence of maps.</summary>
    None = 0,
    Float = 1,
    Int32 = 6,
    Int64 = 7,
    String = 8,
    Bool = 9,
    Double = 11,
}
