using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Testing;

/// <summary>Runs the tested stage's own body in a folder of its own.</summary>
/// <param name="Files">Its outputs by name.</param>
internal sealed record StageTrial(int Status, string Log, ImmutableSortedDictionary<string, string> Files)
{
    /// <param name="runCommand">Runs the command of the tested stage; null where nobody can.</param>
    public static StageTrial Run(TestedStage stage, Func<string, TextWriter, int>? runCommand, IReadOnlyDictionary<string, string> inputs, string folder, CancellationToken stop)
    {
        var files = stage.Outputs.ToImmutableSortedDictionary(static name => name, name => Path.Join(folder, "out", FileOf(stage, name)), StringComparer.Ordinal);
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
            ["inputs"] = new JsonObject(inputs.Select(input => KeyValuePair.Create(input.Key, InputAt(input.Value, stage.FormatOf(input.Key))))),
            ["outputs"] = new JsonObject(files.Select(file => KeyValuePair.Create(file.Key, OutputAt(TypeOf(stage, file.Key), file.Value)))),
            ["scratch"] = Directory.CreateDirectory(Path.Join(folder, "scratch")).FullName,
        };
        var described = Path.Join(folder, "stage.json");
        File.WriteAllText(described, description.ToJsonString());
        using var log = new StringWriter();
        var status = stage.IsCommand ? RunnerOf(runCommand)(described, log) : StageRunners.Run(BodyOf(stage), described, log, stop);
        return new(status, log.ToString(), files);
    }

    private static Func<string, TextWriter, int> RunnerOf(Func<string, TextWriter, int>? runCommand) =>
        runCommand ?? throw new StageFailure("The stage that is tested has a command, and only `mlops run` can run that for a test.", "Run the test by `mlops run`.");

    private static StageRunner BodyOf(TestedStage stage) => StageRunners.All.FirstOrDefault(runner => runner.Kind == stage.Kind && runner.Kind != "test")
        ?? throw new StageFailure($"A stage of kind '{stage.Kind}' has no built-in body that could be tested.", "Test a stage that has one, or a `command`.");

    private static string FileOf(TestedStage stage, string output) => TypeOf(stage, output) switch
    {
        "Table" => $"{output}.{stage.FormatOf(output)}",
        "Report" when !stage.IsCommand => "report.json",
        _ => output,
    };

    private static string TypeOf(TestedStage stage, string output) => stage.Types.GetValueOrDefault(output, output == "report" ? "Report" : "Table");

    private static JsonNode? InputAt(string path, string format) => new JsonObject { ["path"] = path, ["digest"] = "", ["type"] = "Table", ["format"] = format };

    private static JsonNode? OutputAt(string type, string path) => new JsonObject { ["path"] = path, ["type"] = type };
}
