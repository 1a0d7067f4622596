using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>An ONNX file: as much of it as our learners need.</summary>
/// <param name="Description">What the file says of itself, under a name of ours.</param>
internal sealed record ModelGraph(
    ImmutableArray<GraphPort> Inputs, ImmutableArray<GraphPort> Outputs, ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphTensor> Tensors, string Description)
{
    public const string LearnedDomain = "ai.onnx.ml";

    private const string DescriptionKey = "mlops.model";

    // Old enough for every ONNX Runtime from 1.17 on, and for what reads models elsewhere.
    private const long FileVersion = 8;
    private const long Version = 13;
    private const long LearnedVersion = 2;

    public byte[] Write()
    {
        var graph = new ProtoWriter();
        foreach (var node in Nodes) graph.Message(1, node.Write());
        graph.Text(2, "mlops");
        foreach (var tensor in Tensors) graph.Message(5, tensor.Write());
        foreach (var input in Inputs) graph.Message(11, input.Write());
        foreach (var output in Outputs) graph.Message(12, output.Write());
        return new ProtoWriter()
            .Whole(1, FileVersion)
            .Text(2, "mlops")
            .Message(7, graph)
            .Message(8, new ProtoWriter().Text(1, "").Whole(2, Version))
            .Message(8, new ProtoWriter().Text(1, LearnedDomain).Whole(2, LearnedVersion))
            .Message(14, new ProtoWriter().Text(1, DescriptionKey).Text(2, Description))
            .ToArray();
    }

    /// <summary>Reads a file. One that says nothing of itself under our name has an empty description.</summary>
    public static ModelGraph Read(byte[] file)
    {
        var (graph, description) = (default(ReadOnlyMemory<byte>), "");
        foreach (var field in ProtoField.All(file))
        {
            if (field.Number == 7) graph = field.Bytes;
            if (field.Number != 14) continue;
            var pair = ProtoField.All(field.Bytes).ToList();
            if (pair.Any(static part => part.Number == 1 && part.Text == DescriptionKey)) description = pair.Find(static part => part.Number == 2).Text;
        }

        var inputs = ImmutableArray.CreateBuilder<GraphPort>();
        var outputs = ImmutableArray.CreateBuilder<GraphPort>();
        var nodes = ImmutableArray.CreateBuilder<GraphNode>();
        var tensors = ImmutableArray.CreateBuilder<GraphTensor>();
        foreach (var field in ProtoField.All(graph))
        {
            switch (field.Number)
            {
                case 1: nodes.Add(GraphNode.Read(field.Bytes)); break;
                case 5: tensors.Add(GraphTensor.Read(field.Bytes)); break;
                case 11: inputs.Add(GraphPort.Read(field.Bytes)); break;
                case 12: outputs.Add(GraphPort.Read(field.Bytes)); break;
            }
        }

        return new(inputs.ToImmutable(), outputs.ToImmutable(), nodes.ToImmutable(), tensors.ToImmutable(), description);
    }
}
