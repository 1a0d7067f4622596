using System.Collections.Immutable;
using Mlops.GitOps.Data.Learning.Boosting;
using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Native.Onnx;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>From a model to an ONNX file. The inputs stay apart, each [N,1] with its own name, and the same model gives the same bytes.</summary>
internal static class ModelWriter
{
    public static byte[] Write(LearnedModel model)
    {
        var graph = new GraphBuilder();
        var codes = new Dictionary<int, string>();
        for (var input = 0; input < model.Inputs.Length; input++)
        {
            if (model.Inputs[input].Categories is { } texts) codes.Add(input, CodeOf(graph, model.Inputs[input].Name, input, texts));
        }

        var scores = model.Predictor switch
        {
            LinearPredictor linear => LinearSteps.Add(graph, model, linear, codes),
            TreePredictor trees => TreeSteps.Add(graph, model, trees, codes),
            var other => throw new System.Diagnostics.UnreachableException($"{other.GetType().Name} has no form in ONNX."),
        };
        var outputs = OutputSteps.Add(graph, model, scores);
        return new ModelGraph(
            [.. model.Inputs.Select(static input => new GraphPort(input.Name, input.IsText ? OnnxType.String : OnnxType.Float))],
            outputs, graph.Nodes, graph.Tensors, ModelDescription.Write(model)).Write();
    }

    /// <summary>The name of the step that gives the codes of an input.</summary>
    public static string CodesOf(int input) => FormattableString.Invariant($"codes:{input}");

    private static string CodeOf(GraphBuilder graph, string name, int input, ImmutableArray<string> texts)
    {
        // ONNX knows no empty list: where no text is known, one is said to be unknown.
        var known = texts.IsEmpty ? [""] : texts;
        var codes = graph.AddLearned(CodesOf(input), "LabelEncoder", [name],
            new GraphAttribute("keys_strings", known),
            new GraphAttribute("values_int64s", Enumerable.Range(1 - (known.Length - texts.Length), known.Length).Select(static code => (long)code).ToImmutableArray()),
            new GraphAttribute("default_int64", 0L));
        return graph.Add(FormattableString.Invariant($"rows:{input}"), "Reshape", [codes, graph.Hold(FormattableString.Invariant($"flat:{input}"), new long[] { -1 }, 1)]);
    }
}
