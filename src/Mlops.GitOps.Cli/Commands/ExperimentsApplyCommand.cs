using System.CommandLine;
using Mlops.GitOps.Cli.Editing;
using Mlops.GitOps.Cli.Experiments;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Data.Comparing;
using Mlops.GitOps.Execution.Experiments;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Writes the parameters of the best combination, or of a run, into the pipeline; comments and layout stay.</summary>
internal static class ExperimentsApplyCommand
{
    public static Command Create(Host host)
    {
        var name = new Argument<string>("name") { Description = "The experiment", HelpName = "NAME" };
        var run = new Argument<string?>("run") { Description = "The run: its id, the beginning of it, or its name; one of the best combination unless said", HelpName = "RUN", Arity = ArgumentArity.ZeroOrOne };
        var metric = new Option<string?>("--metric") { Description = "The metric that decides; that of `compare` unless said", HelpName = "METRIC" };
        var command = new DocumentedCommand("apply", "Write the winner's parameters into the pipeline", "mlops experiments apply tuning", "mlops experiments apply tuning 3f9c12ab");
        command.Add(name);
        command.Add(run);
        command.Add(metric);
        command.SetAction(arguments =>
        {
            var terminal = host.TerminalFor(arguments);
            var root = ExperimentsCommand.RootOf(host, arguments);
            if (new SpecSource(root, [], terminal).Load(pipeline: null) is not { } workspace) return ExitStatus.No;
            var sweep = RecordedSweep.Of(ExperimentChoice.Find(workspace.Compilation.Model, "apply", arguments.GetRequiredValue(name)), new MlflowStore(root));
            var configuration = arguments.GetValue(run) is { } given
                ? RunChoice.Find([.. sweep.Runs.Values], given).Tag(TrialTags.Configuration)
                : Best(sweep, ComparisonChoice.MetricOf(arguments.GetValue(metric), sweep.Plan), workspace, terminal);
            return Apply(workspace, sweep.Plan, configuration, terminal);
        });
        return command;
    }

    private static string Best(RecordedSweep sweep, string metric, LoadedWorkspace workspace, Terminal terminal)
    {
        var best = Contender.BestOf(sweep.Contenders(metric), ComparisonChoice.IsLowerBetter(workspace.Compilation.Model, sweep.Plan, metric));
        terminal.Out.WriteLine(Printable.Text($"best by mean {metric}: {best.Name} ({RunText.Number(best.Mean)} over {best.Scores.Count})"));
        return best.Name;
    }

    private static int Apply(LoadedWorkspace workspace, SweepPlan plan, string configuration, Terminal terminal)
    {
        var values = plan.Trials.First(trial => trial.Configuration == configuration).Values;
        var before = workspace.Files.First(file => ParameterPatch.Declares(file.Document.Root, plan.Pipeline.Name)).Document.File;
        var after = before;
        foreach (var value in values)
        {
            var text = ParameterPatch.Set(after, plan.Pipeline.Name, value.Parameter, value.Written)
                ?? throw new UserMistake($"'{value.Parameter}' of pipeline '{plan.Pipeline.Name}' in {before.Path} is written in a way that can't be edited", $"write {value.Parameter}: {value.Written} by hand", ExitStatus.No);
            after = new SourceFile(before.Path, text);
        }

        if (after.Text == before.Text)
        {
            terminal.Out.WriteLine(Printable.Text($"{before.Path} says so already"));
            return ExitStatus.Fine;
        }

        AtomicFile.Write(Path.Join(workspace.Root, before.Path), after.Text);
        terminal.Out.WriteLine(terminal.OutPaint.Bold(Printable.Text(before.Path)));
        foreach (var line in ChangedLines.Of(before, after, terminal.OutPaint)) terminal.Out.WriteLine(line);
        return ExitStatus.Fine;
    }
}
