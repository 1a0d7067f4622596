using System.CommandLine;
using Mlops.GitOps.Cli.Experiments;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Data.Comparing;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Compares the combinations of an experiment with the best of them, or with a baseline.</summary>
internal static class ExperimentsCompareCommand
{
    public static Command Create(Host host)
    {
        var (name, choice, format) = (ExperimentOptions.Name(), new ComparisonChoice(), new TextOrJson());
        var page = new Option<string?>("--out") { Description = "Where the page with the pictures goes; .mlops/experiments/NAME.html unless said", HelpName = "FILE" };
        var command = new DocumentedCommand("compare", "Compare the combinations of an experiment by the test that it declares",
            "mlops experiments compare tuning",
            "mlops experiments compare tuning --baseline 'trees=200 learning_rate=0.1'",
            "mlops experiments compare tuning --test wilcoxon --out tuning.html");
        command.Add(name);
        choice.AddTo(command);
        command.Add(page);
        command.Add(format);
        command.SetAction(arguments => ExperimentsCommand.WithModel(host, arguments, (root, model, terminal) =>
        {
            var sweep = RecordedSweep.Of(ExperimentChoice.Find(model, "compare", arguments.GetValue(name)), new MlflowStore(root));
            var given = arguments.GetValue(page);
            var path = given is null ? Path.Join(root, ".mlops", "experiments", sweep.Plan.Name + ".html") : host.Resolve(given);
            return Run(sweep, choice.TaskOf(arguments, sweep, model), path, StoreAddress.Of(root), format.IsJson(arguments), terminal);
        }));
        return command;
    }

    private static int Run(RecordedSweep sweep, ComparisonTask task, string path, StoreAddress store, bool isJson, Terminal terminal)
    {
        var contenders = sweep.Contenders(task.Metric);
        if (contenders.Count < 2) throw new UserMistake($"one combination of experiment '{sweep.Plan.Name}' is recorded, and a comparison needs two", $"mlops experiments run {sweep.Plan.Name}", ExitStatus.No);
        if (task.Baseline is { } baseline && contenders.All(one => one.Name != baseline)) throw new UserMistake($"no run of '{baseline}' is recorded", $"mlops experiments run {sweep.Plan.Name}", ExitStatus.No);
        var comparison = Comparison.Of(task, contenders, new SweepRows(sweep, store.PlacesIn(sweep.Store.Root)).Of);
        comparison = comparison with { Notes = [.. GapsOf(sweep), .. comparison.Notes] };
        AtomicFile.Write(path, ComparisonPage.Of(sweep.Plan.Name, comparison, contenders));
        if (isJson)
        {
            terminal.Out.Write(ComparisonText.Json(sweep.Plan.Name, comparison));
            return ExitStatus.Fine;
        }

        terminal.Out.Write(ComparisonText.Of(sweep.Plan.Name, comparison, terminal.OutPaint));
        terminal.Out.WriteLine($"\npage: {Printable.Text(Path.GetRelativePath(sweep.Store.Root, path))}");
        return ExitStatus.Fine;
    }

    private static IEnumerable<string> GapsOf(RecordedSweep sweep)
    {
        if (sweep.Missing > 0) yield return $"{Amounts.Counted(sweep.Missing, "run")} of {sweep.Plan.Trials.Length} not recorded; `mlops experiments run {sweep.Plan.Name}` makes what is missing.";
        else if (!sweep.IsComplete) yield return $"The last sweep did not come to its end, so some runs may be from before a change; `mlops experiments run {sweep.Plan.Name}` makes them anew.";
    }
}
