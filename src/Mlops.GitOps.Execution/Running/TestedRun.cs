using System.Text.Json;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Processes;
using Mlops.GitOps.Execution.Surroundings;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Runs the command of a stage on rows that a test gives it, as the stage itself would be run.</summary>
/// <param name="program">Its program; null in a runtime.</param>
internal sealed class TestedRun(RunSession session, StageWork tested, string? program, string scratch, CancellationToken stop)
{
    public int Run(string stageFile, TextWriter log)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(stageFile));
        var (inputs, outputs) = (PathsOf(document.RootElement.GetProperty("inputs")), PathsOf(document.RootElement.GetProperty("outputs")));
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in inputs) paths["MLOPS_IN_" + input.Key.ToUpperInvariant()] = input.Value;
        foreach (var output in outputs) paths["MLOPS_OUT_" + output.Key.ToUpperInvariant()] = output.Value;
        var command = tested.Body as CommandBody ?? throw new System.Diagnostics.UnreachableException("Only a command is run for a test.");
        var runtime = tested.Runtime is { } name ? session.Runtimes.Prepare(name) : null;
        var secrets = Secrets.Of(tested, session.Request.Variable);
        var found = program;
        if (runtime is not null)
        {
            var path = string.Join(':', runtime.BinFolders.Items.Append(session.Request.Variable("PATH") ?? ""));
            found = ProgramFinder.Find(tested.Id, FactFinder.NameOf(tested, command), path, session.Request.Root, session.Files).Path;
        }

        var written = stageFile + ".log";
        var end = CommandRunner.Run(new CommandStart(
            found ?? throw new System.Diagnostics.UnreachableException("A command has a program."),
            [.. command.Arguments.Items.Select(argument => Filled(argument, inputs, outputs))],
            session.Request.Root,
            StageEnvironment.Of(tested, runtime, scratch, stageFile, paths, secrets, session.Request.Variable),
            written,
            [.. secrets.Select(static secret => secret.Value)],
            tested.Limits.Timeout), stop);
        stop.ThrowIfCancellationRequested();
        if (File.Exists(written)) log.Write(File.ReadAllText(written));
        if (end.Outcome == CommandOutcome.Exited) return end.ExitCode;
        log.WriteLine(end.Problem ?? $"the command of '{tested.Id}' did not end by itself");
        return 1;
    }

    private static Dictionary<string, string> PathsOf(JsonElement map) =>
        map.EnumerateObject().ToDictionary(static item => item.Name, static item => item.Value.GetProperty("path").GetString() ?? "", StringComparer.Ordinal);

    private static string Filled(CommandArgument argument, Dictionary<string, string> inputs, Dictionary<string, string> outputs) => string.Concat(argument.Parts.Items.Select(part => part.Kind switch
    {
        ArgumentPartKind.Input => inputs.GetValueOrDefault(part.Text) ?? throw new RunFailure($"the test gives no rows for input '{part.Text}'", "name it under `in` of the case"),
        ArgumentPartKind.Output => outputs[part.Text],
        _ => part.Text,
    }));
}
