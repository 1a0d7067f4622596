using System.CommandLine;
using Mlops.GitOps.Cli.Experiments;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows everything that is recorded of a run.</summary>
internal static class ExperimentsShowCommand
{
    public static Command Create(Host host)
    {
        var run = new Argument<string>("run") { Description = "The run: its id, the beginning of it, or its name", HelpName = "RUN" };
        var format = new TextOrJson();
        var command = new DocumentedCommand("show", "Show what is recorded of a run", "mlops experiments show 3f9c12ab", "mlops experiments show 'trees=100 #1' --format json");
        command.Add(run);
        command.Add(format);
        command.SetAction(arguments =>
        {
            var terminal = host.TerminalFor(arguments);
            var store = new MlflowStore(ExperimentsCommand.RootOf(host, arguments));
            var found = RunChoice.Find([.. store.Experiments().SelectMany(experiment => store.Runs(experiment.Id))], arguments.GetRequiredValue(run));
            terminal.Out.Write(format.IsJson(arguments) ? RunListJson.Of(found) : RunText.Page(found, store.ArtifactsOf(found), terminal.OutPaint));
            return ExitStatus.Fine;
        });
        return command;
    }
}
