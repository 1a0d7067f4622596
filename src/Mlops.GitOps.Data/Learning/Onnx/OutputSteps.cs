using System.Collections.Immutable;
using Mlops.GitOps.Native.Onnx;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>From scores to what the model answers.</summary>
internal static class OutputSteps
{
    private static readonly GraphAttribute AsFloat = new("to", (long)OnnxType.Float);

    public static ImmutableArray<GraphPort> Add(GraphBuilder graph, LearnedModel model, string scores) => model.Output.Form switch
    {
        OutputForm.Number when model.Task == LearningTask.Binary => Number(graph, model, graph.Add("probability", "Sigmoid", [scores])),
        OutputForm.Number => Number(graph, model, scores),
        OutputForm.Whole => Whole(graph, model, scores),
        _ => Class(graph, model, scores),
    };

    private static ImmutableArray<GraphPort> Number(GraphBuilder graph, LearnedModel model, string answer)
    {
        var floats = graph.Add("answer", "Cast", [answer], AsFloat);
        graph.AddOutput(model.Output.Name, "Identity", [Bounded(graph, model, floats)]);
        return [new(model.Output.Name, OnnxType.Float)];
    }

    private static ImmutableArray<GraphPort> Whole(GraphBuilder graph, LearnedModel model, string answer)
    {
        // Rounded as a double: between whole numbers beyond 16 million floats leave gaps.
        var doubles = graph.Add("answer", "Cast", [answer], new GraphAttribute("to", (long)OnnxType.Double));
        var rounded = graph.Add("rounded", "Round", [Bounded(graph, model, doubles, isDouble: true)]);
        graph.AddOutput(model.Output.Name, "Cast", [rounded], new GraphAttribute("to", (long)OnnxType.Int64));
        return [new(model.Output.Name, OnnxType.Int64)];
    }

    private static ImmutableArray<GraphPort> Class(GraphBuilder graph, LearnedModel model, string scores)
    {
        var classes = model.Classes ?? throw new InvalidOperationException("A model that answers with a class has classes.");
        var shares = model.Task == LearningTask.Binary ? OfTwo(graph, scores) : graph.Add("shares", "Softmax", [scores], new GraphAttribute("axis", 1L));
        var probabilities = graph.Add("probabilities", "Cast", [shares], AsFloat);
        graph.AddOutput(model.Output.Probabilities, "Identity", [probabilities]);
        var likeliest = graph.Add("likeliest", "ArgMax", [probabilities], new GraphAttribute("axis", 1L), new GraphAttribute("keepdims", 1L));
        var (values, type) = model.Output.Form == OutputForm.ClassNumber
            ? (classes.Numbers.Select(static number => (float)number).ToArray(), OnnxType.Float)
            : classes.Kind switch
            {
                ClassKind.Bool => (classes.Flags.ToArray(), OnnxType.Bool),
                ClassKind.Whole => (classes.Numbers.ToArray(), OnnxType.Int64),
                _ => ((Array)classes.Names.ToArray(), OnnxType.String),
            };
        graph.AddOutput(model.Output.Name, "Gather", [graph.Hold("classes", values, classes.Count), likeliest]);
        return [new(model.Output.Name, type), new(model.Output.Probabilities, OnnxType.Float, classes.Count)];
    }

    private static string OfTwo(GraphBuilder graph, string scores)
    {
        var first = graph.Add("first", "Sigmoid", [graph.Add("negative", "Neg", [scores])]);
        return graph.Add("both", "Concat", [first, graph.Add("second", "Sigmoid", [scores])], new GraphAttribute("axis", 1L));
    }

    // A probability is within its bounds anyway, unless they are narrower.
    private static string Bounded(GraphBuilder graph, LearnedModel model, string answer, bool isDouble = false)
    {
        var isProbability = model.Task == LearningTask.Binary;
        var min = model.Output.Min is { } least && !(isProbability && least <= 0) ? Hold("min", least) : "";
        var max = model.Output.Max is { } most && !(isProbability && most >= 1) ? Hold("max", most) : "";
        if (min.Length + max.Length == 0) return answer;
        return graph.Add("bounded", "Clip", max.Length == 0 ? [answer, min] : [answer, min, max]);

        string Hold(string name, double value) => graph.Hold(name, isDouble ? new[] { value } : new[] { (float)value });
    }
}
