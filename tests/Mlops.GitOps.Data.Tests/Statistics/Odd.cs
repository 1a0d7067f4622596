using System.Text.Json.Nodes;

namespace Mlops.GitOps.Data.Tests.Statistics;

/// <summary>Spoils inputs in every way that JSON allows: empty, single, equal, zero, huge, tiny, of the wrong kind, missing.</summary>
internal static class Odd
{
    private static readonly string[] Anything =
        ["[]", "[0]", "[1]", "[0, 0, 0, 0]", "[1, 1, 1, 1]", "[1e300, -1e300]", "[1e-300, 2e-300]", "[[]]", "[[1]]", "[[0, 0], [0, 0]]", "[[1, 1], [1, 1]]", "0", "1", "-1", "0.5", "2",
            "1e300", "1e-300", "2147483647", "\"\"", "\"x\"", "true", "null", "{}", """{"n": 0, "successes": 0}""", """{"n": 2, "sum": 2, "sumSquares": 2}""", """{"x": 0}""", """{"value": 1}"""];

    public static IEnumerable<JsonObject> VariantsOf(JsonObject inputs)
    {
        foreach (var name in inputs.Select(static item => item.Key).ToList())
        {
            foreach (var value in Anything) yield return With(inputs, name, JsonNode.Parse(value));
            var without = inputs.DeepClone().AsObject();
            without.Remove(name);
            yield return without;
            if (inputs[name] is JsonArray { Count: > 0 } list)
            {
                yield return With(inputs, name, Repeated(list, 1));
                yield return With(inputs, name, Repeated(list, list.Count));
            }
        }

        // All lists at once, for what is checked against each other.
        foreach (var value in Anything.Take(11))
        {
            var all = inputs.DeepClone().AsObject();
            foreach (var name in inputs.Where(static item => item.Value is JsonArray).Select(static item => item.Key)) all[name] = JsonNode.Parse(value);
            yield return all;
        }
    }

    private static JsonArray Repeated(JsonArray list, int count) => new([.. Enumerable.Range(0, count).Select(_ => list[0]?.DeepClone())]);

    private static JsonObject With(JsonObject inputs, string name, JsonNode? value)
    {
        var changed = inputs.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }
}
