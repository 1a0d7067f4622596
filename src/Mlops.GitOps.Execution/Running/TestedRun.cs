using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Processes;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Runs the command of a stage on rows that a test gives it, as the stage itself would be run.</summary>
/// <param name="program">Its program; null in a runtime.</param>
internal sealed class TestedRun(RunSession session, StageWork tested, string? program, string scratch, CancellationToken stop)
{
    public int Run(string stageFile, TextWriter log)
    {
        var paths = Tell(stageFile);
        var written = stageFile + ".log";
        var end = CommandRunner.Run(StageCommand.Of(session, tested, program, paths, written), stop);
        stop.ThrowIfCancellationRequested();
        if (File.Exists(written)) log.Write(File.ReadAllText(written));
        if (end.Outcome == CommandOutcome.Exited) return end.ExitCode;
        log.WriteLine(end.Problem ?? $"the command of '{tested.Id}' did not end by itself");
        return 1;
    }

    // The test knows where rows are, and the run what the stage is called and which parameters it takes.
    private CommandPaths Tell(string stageFile)
    {
        var stage = JsonNode.Parse(File.ReadAllBytes(stageFile)) as JsonObject ?? throw new System.Diagnostics.UnreachableException("A stage file is an object.");
        stage["pipeline"] = session.Pipeline.Name;
        stage["stage"] = tested.Id;
        stage["params"] = new JsonObject(tested.Parameters.Items.Select(static parameter => KeyValuePair.Create(parameter.Name, JsonNode.Parse(parameter.Json))));
        stage.Remove("settings");
        File.WriteAllText(stageFile, stage.ToJsonString());
        return new CommandPaths(stageFile, scratch, PathsOf(stage["inputs"]), PathsOf(stage["outputs"]));
    }

    private static Dictionary<string, string> PathsOf(JsonNode? map)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, item) in map as JsonObject ?? []) paths.Add(name, item?["path"]?.GetValue<string>() ?? "");
        return paths;
    }
}
