using System.Collections.Immutable;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>Puts a graph together, step by step.</summary>
internal sealed class GraphBuilder
{
    /// <summary>What the names of all values begin with that are neither inputs nor outputs.</summary>
    public const string Own = "mlops/";

    private readonly ImmutableArray<GraphNode>.Builder nodes = ImmutableArray.CreateBuilder<GraphNode>();
    private readonly ImmutableArray<GraphTensor>.Builder tensors = ImmutableArray.CreateBuilder<GraphTensor>();

    public ImmutableArray<GraphNode> Nodes => nodes.ToImmutable();

    public ImmutableArray<GraphTensor> Tensors => tensors.ToImmutable();

    /// <summary>Adds a step and returns the name of what it gives.</summary>
    public string Add(string name, string operation, ImmutableArray<string> inputs, params ImmutableArray<GraphAttribute> attributes) =>
        AddNode(Own + name, operation, "", inputs, attributes);

    /// <summary>Adds a step that gives an output of the model.</summary>
    public void AddOutput(string output, string operation, ImmutableArray<string> inputs, params ImmutableArray<GraphAttribute> attributes) =>
        AddNode(output, operation, "", inputs, attributes);

    /// <summary>Adds a step that ONNX keeps for learners.</summary>
    public string AddLearned(string name, string operation, ImmutableArray<string> inputs, params ImmutableArray<GraphAttribute> attributes) =>
        AddNode(Own + name, operation, ModelGraph.LearnedDomain, inputs, attributes);

    /// <summary>Adds values and returns their name.</summary>
    public string Hold(string name, Array values, params ImmutableArray<long> shape)
    {
        tensors.Add(new(Own + name, values, shape));
        return Own + name;
    }

    private string AddNode(string output, string operation, string domain, ImmutableArray<string> inputs, ImmutableArray<GraphAttribute> attributes)
    {
        nodes.Add(new(operation, domain, inputs, output, attributes));
        return output;
    }
}
