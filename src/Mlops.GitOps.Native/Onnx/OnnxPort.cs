using System.Collections.Immutable;

namespace Mlops.GitOps.Native.Onnx;

/// <summary>An input or output of a model.</summary>
/// <param name="Shape">The size of each dimension; -1 where any size will do.</param>
public sealed record OnnxPort(string Name, OnnxType Type, ImmutableArray<long> Shape);
