using System.Runtime.InteropServices;

namespace Mlops.GitOps.Native.Tests.Onnx;

/// <summary>Models of one or two operations, made from nothing.</summary>
internal static class SmallModel
{
    public const int Float = 1;
    public const int Int64 = 7;
    public const int String = 8;
    public const int Double = 11;

    /// <summary>Y = X · W + b, from two features to three scores.</summary>
    public static byte[] Linear(bool isElsewhere = false)
    {
        var weights = Tensor("W", [2, 3], [1, 2, 3, 4, 5, 6]);
        if (isElsewhere) weights.Number(14, 1).Message(13, new ProtoWriter().Text(1, "location").Text(2, "weights.bin"));
        var graph = new ProtoWriter()
            .Message(1, Node("MatMul", "product", "X", "W"))
            .Message(1, Node("Add", "Y", "product", "b"))
            .Text(2, "linear")
            .Message(5, weights)
            .Message(5, Tensor("b", [3], [0.5f, -0.5f, 0]))
            .Message(11, Port("X", Float, -1, 2))
            .Message(12, Port("Y", Float, -1, 3));
        return Model(graph);
    }

    /// <summary>Gives back what it was given.</summary>
    public static byte[] Identity(int type, params long[] shape) =>
        Model(new ProtoWriter().Message(1, Node("Identity", "Y", "X")).Text(2, "identity").Message(11, Port("X", type, shape)).Message(12, Port("Y", type, shape)));

    /// <summary>An operation that nobody knows.</summary>
    public static byte[] Unknown() =>
        Model(new ProtoWriter().Message(1, Node("Divine", "Y", "X")).Text(2, "unknown").Message(11, Port("X", Float, 1)).Message(12, Port("Y", Float, 1)));

    private static byte[] Model(ProtoWriter graph) =>
        new ProtoWriter().Number(1, 8).Message(8, new ProtoWriter().Text(1, "").Number(2, 13)).Message(7, graph).ToArray();

    private static ProtoWriter Node(string operation, string output, params string[] inputs)
    {
        var node = new ProtoWriter();
        foreach (var input in inputs) node.Text(1, input);
        return node.Text(2, output).Text(4, operation);
    }

    private static ProtoWriter Tensor(string name, long[] shape, float[] values)
    {
        var tensor = new ProtoWriter();
        foreach (var size in shape) tensor.Number(1, size);
        return tensor.Number(2, Float).Text(8, name).Bytes(9, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
    }

    private static ProtoWriter Port(string name, int type, params long[] shape)
    {
        var sizes = new ProtoWriter();
        foreach (var size in shape) sizes.Message(1, size < 0 ? new ProtoWriter().Text(2, "rows") : new ProtoWriter().Number(1, size));
        return new ProtoWriter().Text(1, name).Message(2, new ProtoWriter().Message(1, new ProtoWriter().Number(1, type).Message(2, sizes)));
    }
}
