using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Cli.Experiments;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Running;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Execution.Experiments;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Runs every combination of an experiment that is not recorded yet.</summary>
internal static class ExperimentsRunCommand
{
    public static Command Create(Host host)
    {
        var name = ExperimentOptions.Name();
        var jobs = new Option<string?>("--jobs", "-j") { Description = "How many combinations run at once; one a processor unless said", HelpName = "N" };
        jobs.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string?>() is { } said && CountOf(said) is null) result.AddError("'--jobs' wants a whole number from 1.");
        });
        var command = new DocumentedCommand("run", "Run every combination and replicate of an experiment, and record each in mlruns", "mlops experiments run", "mlops experiments run tuning --jobs 2");
        command.Add(name);
        command.Add(jobs);
        command.SetAction(arguments => ExperimentsCommand.WithModel(host, arguments, (root, model, terminal) =>
            Run(root, ExperimentChoice.Find(model, "run", arguments.GetValue(name)), CountOf(arguments.GetValue(jobs)) ?? Environment.ProcessorCount, host, arguments, terminal)));
        return command;
    }

    private static int? CountOf(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;

    private static int Run(string root, SweepPlan plan, int jobs, Host host, ParseResult arguments, Terminal terminal)
    {
        var lines = new SweepLines(plan, terminal.Out, terminal.OutPaint, host.IsQuiet(arguments));
        using var signals = new StopSignals(() => terminal.Error.WriteLine("stopping: what runs is asked to end; Ctrl-C once more kills it"), static () => { });
        signals.Listen();
        lines.Begin();
        var atOnce = Math.Min(jobs, plan.Trials.Length);
        var sweep = new Sweep(plan, SweepRequests.SettingOf(root, plan, host), StoreAddress.Of(root).PlacesIn(root),
            trial => SweepRequests.Of(root, plan, trial, atOnce, host, terminal), lines.Observe, signals.Token);
        var report = MissingInputReport.Guard(() => sweep.Run(atOnce), plan.Pipeline.Name, new SpecSource(root, [], terminal), terminal);
        if (report is null) return ExitStatus.No;
        lines.End(report);
        return report.IsInterrupted ? ExitStatus.Interrupted : report.Failed > 0 ? ExitStatus.No : ExitStatus.Fine;
    }
}
