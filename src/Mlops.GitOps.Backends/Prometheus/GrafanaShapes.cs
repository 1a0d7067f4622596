using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Dashboards as Grafana reads them, from files or by its API.</summary>
internal static class GrafanaShapes
{
    private const int Width = 12;
    private const int Height = 8;

    // Grafana takes up to forty characters.
    private const int LongestId = 40;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Default };

    public static OutputFile File(string path, Dashboard dashboard) =>
        new(OutputPlace.Workspace, path, Of(dashboard).ToJsonString(Indented) + "\n", [new LineSource(1, dashboard.From.ToLocation())]);

    /// <summary>Returns a name that is the same every time and the dashboard's own; a long one ends in a digest of all of it.</summary>
    public static string IdOf(Dashboard dashboard)
    {
        var id = $"{dashboard.Project}-{dashboard.Name}";
        return id.Length <= LongestId ? id : $"{id[..(LongestId - 9)]}-{Digest.OfText(id).Hex[..8]}";
    }

    private static JsonObject Of(Dashboard dashboard) => new()
    {
        ["uid"] = IdOf(dashboard),
        ["title"] = dashboard.Title,
        ["tags"] = new JsonArray("mlops", dashboard.Project),
        ["editable"] = false,
        ["graphTooltip"] = 1,
        ["refresh"] = "1m",
        ["schemaVersion"] = 39,
        ["time"] = new JsonObject { ["from"] = "now-6h", ["to"] = "now" },
        ["timezone"] = "utc",
        ["templating"] = new JsonObject { ["list"] = new JsonArray(new JsonObject { ["name"] = "datasource", ["label"] = "Data source", ["type"] = "datasource", ["query"] = "prometheus" }) },
        ["panels"] = new JsonArray([.. dashboard.Panels.Select(Of)]),
    };

    private static JsonNode Of(Panel panel, int index) => new JsonObject
    {
        ["id"] = index + 1,
        ["type"] = "timeseries",
        ["title"] = panel.Title,
        ["datasource"] = Source(),
        ["gridPos"] = new JsonObject { ["h"] = Height, ["w"] = Width, ["x"] = index % 2 * Width, ["y"] = index / 2 * Height },
        ["fieldConfig"] = new JsonObject
        {
            ["defaults"] = new JsonObject
            {
                ["unit"] = panel.Unit,
                ["custom"] = new JsonObject { ["thresholdsStyle"] = new JsonObject { ["mode"] = panel.Limits.IsEmpty ? "off" : "line" } },
                ["thresholds"] = new JsonObject { ["mode"] = "absolute", ["steps"] = StepsOf(panel) },
            },
            ["overrides"] = new JsonArray(),
        },
        ["options"] = new JsonObject { ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = true }, ["tooltip"] = new JsonObject { ["mode"] = "multi" } },
        ["targets"] = new JsonArray([.. panel.Queries.Select(static (query, at) => (JsonNode)new JsonObject
        {
            ["refId"] = $"{(char)('A' + at)}",
            ["datasource"] = Source(),
            ["expr"] = query.Query,
            ["legendFormat"] = query.Legend,
        })]),
    };

    // The first step has no value: it holds from below.
    private static JsonArray StepsOf(Panel panel)
    {
        var isBadBelow = panel.Limits.Any(static limit => !limit.IsBadAbove);
        var steps = new JsonArray(new JsonObject { ["color"] = isBadBelow ? "red" : "green", ["value"] = null });
        foreach (var limit in panel.Limits.OrderBy(static limit => limit.Value)) steps.Add((JsonNode)new JsonObject { ["color"] = limit.IsBadAbove ? "red" : "green", ["value"] = limit.Value });
        return steps;
    }

    private static JsonObject Source() => new() { ["type"] = "prometheus", ["uid"] = "${datasource}" };
}
