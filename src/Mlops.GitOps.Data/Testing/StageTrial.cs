using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Testing;

/// <summary>Runs the tested stage's own body in a folder of its own.</summary>
/// <param name="Files">Its outputs by name.</param>
internal sealed record StageTrial(int Status, string Log, ImmutableSortedDictionary<string, string> Files)
{
    public static StageTrial Run(TestedStage stage, IReadOnlyDictionary<string, string> inputs, string folder, CancellationToken stop)
    {
        var runner = StageRunners.All.FirstOrDefault(runner => runner.Kind == stage.Kind && runner.Kind != "test")
            ?? throw new StageFailure($"A stage of kind '{stage.Kind}' has no built-in body that could be tested.", "Test a stage without `command` and `project`.");
        var files = stage.Outputs.ToImmutableSortedDictionary(static name => name, name => Path.Join(folder, "out", name == "report" ? "report.json" : $"{name}.parquet"), StringComparer.Ordinal);
        Directory.CreateDirectory(Path.Join(folder, "out"));
        var description = new JsonObject
        {
            ["schema"] = "mlops/stage/1",
            ["pipeline"] = "test",
            ["stage"] = stage.Kind,
            ["attempt"] = 1,
            ["seed"] = stage.Seed,
            ["params"] = new JsonObject(),
            ["settings"] = JsonNode.Parse(stage.Settings.GetRawText()),
            ["inputs"] = new JsonObject(inputs.Select(static input => KeyValuePair.Create(input.Key, InputAt(input.Value)))),
            ["outputs"] = new JsonObject(files.Select(static file => KeyValuePair.Create(file.Key, OutputAt(file.Key, file.Value)))),
            ["scratch"] = Directory.CreateDirectory(Path.Join(folder, "scratch")).FullName,
        };
        var described = Path.Join(folder, "stage.json");
        File.WriteAllText(described, description.ToJsonString());
        using var log = new StringWriter();
        return new(StageRunners.Run(runner, described, log, stop), log.ToString(), files);
    }

    private static JsonNode? InputAt(string path) => new JsonObject { ["path"] = path, ["digest"] = "", ["type"] = "Table", ["format"] = "parquet" };

    private static JsonNode? OutputAt(string name, string path) => new JsonObject { ["path"] = path, ["type"] = name == "report" ? "Report" : "Table" };
}
