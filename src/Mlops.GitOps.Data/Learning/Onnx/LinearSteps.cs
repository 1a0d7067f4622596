using Mlops.GitOps.Data.Learning.Linear;

namespace Mlops.GitOps.Data.Learning.Onnx;

/// <summary>
/// Linear scores in ONNX: numbers side by side, in doubles so that weights and centres lose nothing; less their centres, times their weights; for a
/// missing number and for a text what stands in a table.
/// </summary>
internal static class LinearSteps
{
    public const string Centres = "centres";
    public const string Weights = "weights";
    public const string Missing = "missing weights";
    public const string Intercepts = "intercepts";

    private const long Double = 11;

    public static string TextWeights(int input) => FormattableString.Invariant($"weights:{input}");

    public static string Add(GraphBuilder graph, LearnedModel model, LinearPredictor linear, Dictionary<int, string> codes)
    {
        var numbers = linear.Terms.OfType<NumberTerm>().ToList();
        var targets = linear.Targets;
        var intercepts = graph.Hold(Intercepts, linear.Intercepts.ToArray(), targets);
        var scores = numbers.Count == 0 ? intercepts : AddNumbers(graph, model, numbers, targets, intercepts);
        foreach (var term in linear.Terms.OfType<TextTerm>())
        {
            var table = graph.Hold(TextWeights(term.Input), term.Weights.SelectMany(static weights => weights).ToArray(), term.Weights.Length, targets);
            var added = graph.Add(FormattableString.Invariant($"added:{term.Input}"), "Gather", [table, codes[term.Input]]);
            scores = graph.Add(FormattableString.Invariant($"sum:{term.Input}"), "Add", [added, scores]);
        }

        return scores;
    }

    private static string AddNumbers(GraphBuilder graph, LearnedModel model, List<NumberTerm> numbers, int targets, string intercepts)
    {
        var centres = graph.Hold(Centres, numbers.ConvertAll(static number => number.Centre).ToArray(), numbers.Count);
        var weights = graph.Hold(Weights, numbers.SelectMany(static number => number.Weights).ToArray(), numbers.Count, targets);
        var floats = graph.Add("numbers", "Concat", [.. numbers.Select(number => model.Inputs[number.Input].Name)], new GraphAttribute("axis", 1L));
        var isMissing = graph.Add("is missing", "IsNaN", [floats]);
        var doubles = graph.Add("doubles", "Cast", [floats], new GraphAttribute("to", Double));
        var filled = graph.Add("filled", "Where", [isMissing, centres, doubles]);
        var distances = graph.Add("distances", "Sub", [filled, centres]);
        var scores = graph.Add("scores of numbers", "Gemm", [distances, weights, intercepts]);
        if (numbers.TrueForAll(static number => number.Missing.All(static weight => weight == 0))) return scores;
        var table = graph.Hold(Missing, numbers.SelectMany(static number => number.Missing).ToArray(), numbers.Count, targets);
        var flags = graph.Add("flags", "Cast", [isMissing], new GraphAttribute("to", Double));
        return graph.Add("scores with missing", "Add", [graph.Add("scores of missing", "MatMul", [flags, table]), scores]);
    }
}
