using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Writes what came of a validation in the shape of Great Expectations' suite results (1.x), without a time or an id: the same data gives the same bytes.</summary>
internal static class ValidationReport
{
    public static string Write(string dataset, ImmutableArray<Asked> asked)
    {
        var successful = asked.Count(static one => one.Holds);
        var report = new JsonObject
        {
            ["success"] = successful == asked.Length,
            ["results"] = new JsonArray([.. asked.Select(ResultOf)]),
            ["suite_name"] = dataset,
            ["suite_parameters"] = new JsonObject(),
            ["statistics"] = new JsonObject
            {
                ["evaluated_expectations"] = asked.Length,
                ["successful_expectations"] = successful,
                ["unsuccessful_expectations"] = asked.Length - successful,
                ["success_percent"] = asked.Length == 0 ? null : (double)successful / asked.Length * 100,
            },
            ["meta"] = new JsonObject { ["schema"] = "mlops/validation/1" },
            ["id"] = null,
        };
        return report.ToJsonString(ReportJson.Indented) + "\n";
    }

    private static JsonNode ResultOf(Asked asked)
    {
        var kwargs = new JsonObject();
        JsonNode meta = new JsonObject();
        foreach (var argument in asked.Declaration.Arguments.EnumerateObject())
        {
            if (argument.Name == "meta") meta = JsonNode.Parse(argument.Value.GetRawText()) is JsonObject notes ? notes : new JsonObject { ["notes"] = JsonNode.Parse(argument.Value.GetRawText()) };
            else if (argument.Name != "onFail") kwargs[argument.Name] = JsonNode.Parse(argument.Value.GetRawText());
        }

        meta["on_fail"] = asked.Declaration.OnFail;
        var outcome = asked.Outcome;
        return new JsonObject
        {
            ["success"] = asked.Holds,
            ["expectation_config"] = new JsonObject { ["type"] = asked.Declaration.Name, ["kwargs"] = kwargs, ["meta"] = meta },
            ["result"] = outcome?.Result.DeepClone(),
            ["meta"] = new JsonObject(),
            ["exception_info"] = new JsonObject
            {
                ["raised_exception"] = outcome?.Error is not null,
                ["exception_traceback"] = null,
                ["exception_message"] = outcome?.Error,
            },
        };
    }
}
