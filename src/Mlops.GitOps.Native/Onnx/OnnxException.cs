namespace Mlops.GitOps.Native.Onnx;

/// <summary>What ONNX Runtime, or we, have to say against a model or what it is given.</summary>
public sealed class OnnxException(string message) : Exception(message);
