using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Native.Onnx;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>From an ONNX file of ours back to the model.</summary>
internal static class ModelReader
{
    private const string Hint = "Only models of the built-in learners can be taken apart.";

    public static LearnedModel Read(byte[] file)
    {
        try
        {
            var graph = ModelGraph.Read(file);
            if (graph.Description.Length == 0) throw new StageFailure("The model is not one of a built-in learner.", Hint);
            var inputs = InputsOf(graph);
            var trees = graph.Nodes.FirstOrDefault(static node => node.Operator == TreeSteps.Operator);
            return ModelDescription.Read(graph.Description, inputs, trees is null ? LinearOf(graph, inputs) : TreesOf(graph, inputs, trees));
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or KeyNotFoundException or IndexOutOfRangeException or ArgumentException or InvalidOperationException)
        {
            throw new StageFailure($"The model can't be taken apart: {exception.Message}", Hint, exception);
        }
    }

    public static ClassLabels? ClassesOf(byte[] file)
    {
        try
        {
            return ModelGraph.Read(file) is { Description: { Length: > 0 } description } ? ModelDescription.ClassesOf(description) : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static ImmutableArray<LearnedInput> InputsOf(ModelGraph graph) =>
    [
        .. graph.Inputs.Select((port, at) => new LearnedInput(port.Name, port.Type == OnnxType.String
            ? TextsOf(graph.Nodes.First(node => node.Output == GraphBuilder.Own + ModelWriter.CodesOf(at)))
            : null)),
    ];

    private static ImmutableArray<string> TextsOf(GraphNode encoder) =>
        encoder.Attribute<ImmutableArray<long>>("values_int64s")[0] == 0 ? [] : encoder.Attribute<ImmutableArray<string>>("keys_strings");

    private static LinearPredictor LinearOf(ModelGraph graph, ImmutableArray<LearnedInput> inputs)
    {
        var intercepts = Values<double>(graph, LinearSteps.Intercepts);
        var targets = intercepts.Length;
        var terms = ImmutableArray.CreateBuilder<LinearTerm>();
        var number = 0;
        for (var input = 0; input < inputs.Length; input++)
        {
            if (inputs[input].IsText)
            {
                var table = Values<double>(graph, LinearSteps.TextWeights(input));
                terms.Add(new TextTerm(input, [.. Enumerable.Range(0, inputs[input].Codes).Select(code => Part(table, code))]));
                continue;
            }

            var missing = graph.Tensors.Any(static tensor => tensor.Name == GraphBuilder.Own + LinearSteps.Missing) ? Values<double>(graph, LinearSteps.Missing) : null;
            terms.Add(new NumberTerm(input, Values<double>(graph, LinearSteps.Centres)[number], Part(Values<double>(graph, LinearSteps.Weights), number),
                missing is null ? [.. new double[targets]] : Part(missing, number)));
            number++;
        }

        return new([.. intercepts], terms.ToImmutable());

        ImmutableArray<double> Part(double[] table, int row) => [.. table.AsSpan(row * targets, targets)];
    }

    private static TreePredictor TreesOf(ModelGraph graph, ImmutableArray<LearnedInput> inputs, GraphNode node)
    {
        var columns = ColumnsOf(graph, inputs);
        var treeOf = node.Attribute<ImmutableArray<long>>("nodes_treeids");
        var (asked, modes) = (node.Attribute<ImmutableArray<long>>("nodes_featureids"), node.Attribute<ImmutableArray<string>>("nodes_modes"));
        var (values, covers) = (node.Attribute<ImmutableArray<float>>("nodes_values"), node.Attribute<ImmutableArray<float>>("nodes_hitrates"));
        var (left, right) = (node.Attribute<ImmutableArray<long>>("nodes_truenodeids"), node.Attribute<ImmutableArray<long>>("nodes_falsenodeids"));
        var missing = node.Attribute<ImmutableArray<long>>("nodes_missing_value_tracks_true");
        var targets = node.Attribute<ImmutableArray<long>>("target_ids");
        var weights = node.Attribute<ImmutableArray<float>>("target_weights");
        var trees = ImmutableArray.CreateBuilder<LearnedTree>();
        for (var (at, leaf) = (0, 0); at < treeOf.Length;)
        {
            var nodes = ImmutableArray.CreateBuilder<TreeNode>();
            var target = 0;
            for (var tree = treeOf[at]; at < treeOf.Length && treeOf[at] == tree; at++)
            {
                if (modes[at] == "LEAF")
                {
                    target = (int)targets[leaf];
                    nodes.Add(TreeNode.Leaf(weights[leaf++], covers[at]));
                    continue;
                }

                var (input, codes) = columns[(int)asked[at]];
                nodes.Add(new(input, codes.IsEmpty ? values[at] : 0, codes, missing[at] == 1, (int)left[at], (int)right[at], 0, covers[at]));
            }

            trees.Add(new(target, nodes.ToImmutable()));
        }

        return new([.. node.Attribute<ImmutableArray<float>>("base_values").Select(static value => (double)value)], trees.ToImmutable());
    }

    /// <summary>Returns for each column that the trees ask the input behind it, and of a text which codes go left.</summary>
    private static List<(int Input, ImmutableArray<bool> LeftCodes)> ColumnsOf(ModelGraph graph, ImmutableArray<LearnedInput> inputs)
    {
        List<(int, ImmutableArray<bool>)> columns = [.. Enumerable.Range(0, inputs.Length).Where(input => !inputs[input].IsText).Select(static input => (input, ImmutableArray<bool>.Empty))];
        for (var input = 0; input < inputs.Length; input++)
        {
            if (graph.Tensors.FirstOrDefault(tensor => tensor.Name == GraphBuilder.Own + TreeSteps.Sets(input)) is not { Values: float[] sides } table) continue;
            var count = (int)table.Shape[1];
            for (var set = 0; set < count; set++)
                columns.Add((input, [.. Enumerable.Range(0, inputs[input].Codes).Select(code => sides[(code * count) + set] <= TreeSteps.Between)]));
        }

        return columns;
    }

    private static T[] Values<T>(ModelGraph graph, string name) => graph.Tensors.FirstOrDefault(tensor => tensor.Name == GraphBuilder.Own + name)?.Values as T[]
        ?? throw new InvalidDataException($"it holds no '{name}'");
}
