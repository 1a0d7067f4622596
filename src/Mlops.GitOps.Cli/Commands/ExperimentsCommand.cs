using System.CommandLine;
using Mlops.GitOps.Cli.Experiments;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Model;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Runs experiments, and finds and compares what was recorded of them.</summary>
internal static class ExperimentsCommand
{
    public const string Description = "Run experiments, find and compare their runs, and take over the winner";

    public static Command Create(Host host)
    {
        var command = new DocumentedCommand("experiments", Description,
            "mlops experiments run tuning",
            "mlops experiments search \"metrics.auc > 0.8 and params.trees = '200' order by metrics.auc desc\"",
            "mlops experiments compare tuning",
            "mlops experiments apply tuning");
        command.Add(ExperimentsRunCommand.Create(host));
        command.Add(ExperimentsListCommand.Create(host));
        command.Add(ExperimentsSearchCommand.Create(host));
        command.Add(ExperimentsShowCommand.Create(host));
        command.Add(ExperimentsCompareCommand.Create(host));
        command.Add(ExperimentsApplyCommand.Create(host));
        return command;
    }

    /// <summary>Does something with what the specs mean; nothing where they have errors, which are shown.</summary>
    public static int WithModel(Host host, ParseResult arguments, Func<string, SpecModel, Terminal, int> act)
    {
        var terminal = host.TerminalFor(arguments);
        var root = RootOf(host, arguments);
        return new SpecSource(root, [], terminal).Load(pipeline: null) is { } workspace ? act(root, workspace.Compilation.Model, terminal) : ExitStatus.No;
    }

    public static string RootOf(Host host, ParseResult arguments) => WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory);
}
