using System.Collections.Immutable;
using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Rendering.Runs;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows which stages are not current, and why. It runs nothing.</summary>
internal static class StatusCommand
{
    public const string Description = "Show which stages are not current, and why";

    public static Command Create(Host host)
    {
        var pipeline = RunOptions.PipelineArgument("The pipeline; the only one unless said");
        var format = new TextOrJson();
        var command = new DocumentedCommand("status", Description, "mlops status", "mlops status credit --format json");
        command.Add(pipeline);
        command.Add(format);
        command.SetAction(arguments => PipelineChoice.Again(() => Run(host, arguments, arguments.GetValue(pipeline), format.IsJson(arguments)), () => WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string? given, bool isJson)
    {
        var root = WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
        var terminal = host.TerminalFor(arguments);
        var specs = new SpecSource(root, [], terminal);
        if (PipelineChoice.Choose("status", given, isAll: false, () => RunPlaces.OnlyIndexed(root), () => specs.Load(pipeline: null)) is not [var name]) return ExitStatus.No;
        var happening = Happening.Of(host.Variable("GITHUB_EVENT_NAME"));
        var request = new RunRequest(root, name, StoreAddress.Of(root).Url, files => specs.Lower(name, given is null, happening, files))
        {
            IsUnnamed = given is null,
            Happening = happening,
            Variable = host.Variable,
            BuiltIn = BuiltIns.In(root, host.Variable),
            ToolVersion = ToolVersion.Text,
        };
        if (MissingInputReport.Guard(() => Runner.Inspect(request), request.Pipeline, specs, terminal) is not { } stages) return ExitStatus.No;
        if (isJson) terminal.Out.Write(StatusJson.Of(name, stages));
        else if (!host.IsQuiet(arguments)) terminal.Out.Write(StatusText.Of(name, stages, terminal.OutPaint));
        return stages.Any(StatusText.IsStale) ? ExitStatus.No : ExitStatus.Fine;
    }
}
