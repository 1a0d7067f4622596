using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Data.Statistics.Cases;

/// <summary>Evaluates one case: a map with a function and its inputs.</summary>
public static class CaseRunner
{
    /// <summary>Returns `{id, value}`, or `{id, error}` where the case has no value.</summary>
    public static JsonObject Run(JsonElement @case)
    {
        var answer = new JsonObject();
        if (@case.ValueKind == JsonValueKind.Object && @case.TryGetProperty("id", out var id)) answer["id"] = JsonNode.Parse(id.GetRawText());
        else answer["id"] = null;
        try
        {
            answer["value"] = Value(@case);
        }
        catch (StatisticFailure failure)
        {
            answer["error"] = failure.Message;
        }

        return answer;
    }

    private static JsonNode Value(JsonElement @case)
    {
        if (@case.ValueKind != JsonValueKind.Object) throw new StatisticFailure("a case is a map with 'id', 'function' and 'inputs'.");
        var name = @case.TryGetProperty("function", out var written) && written.ValueKind == JsonValueKind.String ? written.GetString() ?? "" : "";
        if (name.Length == 0) throw new StatisticFailure("the case lacks a 'function'.");
        var function = StatisticFunctions.Find(name) ?? throw Unknown($"there is no function '{name}'", name, StatisticFunctions.All.Select(static function => function.Name));
        if (!@case.TryGetProperty("inputs", out var inputs) || inputs.ValueKind != JsonValueKind.Object) throw new StatisticFailure($"the case lacks 'inputs': {function.Inputs}.");
        foreach (var input in inputs.EnumerateObject())
        {
            if (!function.InputNames.Contains(input.Name, StringComparer.Ordinal)) throw Unknown($"{name} has no input '{input.Name}'", input.Name, function.InputNames);
        }

        var reader = new StatisticInputs(inputs);
        foreach (var needed in function.NeededInputs)
            if (!reader.Has(needed)) throw new StatisticFailure($"{name} needs '{needed}'; it reads {function.Inputs}.");
        return function.Evaluate(reader);
    }

    private static StatisticFailure Unknown(string what, string written, IEnumerable<string> names)
    {
        var all = names.ToList();
        var help = Spelling.Nearest(written, all) is { } nearest ? $"did you mean '{nearest}'?" : $"there are {string.Join(", ", all.Order(StringComparer.Ordinal))}.";
        return new StatisticFailure($"{what}; {help}");
    }
}
