using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Rendering.Runs;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Telemetry;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Runs what must run of a pipeline.</summary>
internal static class RunCommand
{
    public const string Description = "Run a pipeline: what has changed, and nothing else";

    public static Command Create(Host host)
    {
        var options = new RunOptions();
        var command = new DocumentedCommand("run", Description,
            "mlops run",
            "mlops run credit --stage train",
            "mlops run credit --set params.trees=300 --set params.depth=4",
            "mlops run --all --locked",
            "mlops run --dry-run");
        options.AddTo(command);
        command.SetAction(arguments => PipelineChoice.Again(() => Run(host, arguments, options), () => WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, RunOptions options)
    {
        options.Check(arguments);
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        var terminal = host.TerminalFor(arguments);
        var specs = new SpecSource(root, options.Sets(arguments), terminal);
        var pipelines = PipelineChoice.Choose("run", options.Pipeline(arguments), options.IsAll(arguments), () => RunPlaces.OnlyIndexed(root), () => specs.Load(pipeline: null));
        if (pipelines is not { } names) return ExitStatus.No;
        using var telemetry = string.IsNullOrEmpty(host.Variable("OTEL_EXPORTER_OTLP_ENDPOINT")) ? null : RunTelemetry.Open(host.Variable);
        Action<RunEvent>? told = telemetry is null ? null : telemetry.Observe;
        var shown = new RunShow(terminal, root, options.IsJson(arguments), host.IsQuiet(arguments), Terminal.IsSet(host.Variable("GITHUB_ACTIONS")), told);
        var reports = new List<RunReport>();
        var status = ExitStatus.Fine;
        foreach (var name in names)
        {
            var request = options.RequestOf(arguments, root, name, specs, host.Variable);
            var report = MissingInputReport.Guard(() => shown.Run(request, Runner.Run), name, specs, terminal);
            if (report is not null) reports.Add(report);
            var ended = StatusOf(report);
            if (ended != ExitStatus.Fine) status = ended;
            if (ended == ExitStatus.Interrupted) break;
        }

        if (options.IsJson(arguments)) terminal.Out.Write(RunJson.Of(reports));
        return status;
    }

    private static int StatusOf(RunReport? report) => report?.Outcome switch
    {
        RunOutcome.Done or RunOutcome.NothingToDo or RunOutcome.Planned => ExitStatus.Fine,
        RunOutcome.Interrupted => ExitStatus.Interrupted,
        _ => ExitStatus.No,
    };
}
