using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Execution.Experiments;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>Tells of a sweep, a line for each run that ended.</summary>
internal sealed class SweepLines(SweepPlan plan, TextWriter output, Paint paint, bool isQuiet)
{
    private int ended;

    public void Begin()
    {
        var combinations = plan.Configurations.Count;
        var replicates = plan.Trials.Length / combinations;
        Write($"{paint.Bold(plan.Name)}: {Amounts.Counted(plan.Trials.Length, "run")} of {plan.Pipeline.Name}, {Amounts.Counted(combinations, "combination")} with {Amounts.Counted(replicates, "replicate")} each");
    }

    public void Observe(SweepEvent happened)
    {
        switch (happened)
        {
            case SweepWaits:
                Write("  waiting for another sweep of this experiment");
                break;
            case TrialRecorded recorded:
                Write($"  {Number()}  {State(recorded.Report)}  {Printable.Text(recorded.Trial.Name)}{MetricOf(recorded)}");
                break;
            case TrialFailed failed:
                Write($"  {Number()}  {paint.Red("failed")}  {Printable.Text(failed.Trial.Name)}  {Printable.Text($"{failed.Stage.Stage}: {failed.Stage.Message ?? "it did not run"}")}{(failed.Stage.LogPath is { } log ? $"; see {log}" : "")}");
                break;
        }
    }

    public void End(SweepReport report)
    {
        var counts = $"{report.Recorded} of {Amounts.Counted(report.Trials, "run")} recorded: {report.Ran} ran, {report.Recorded - report.Ran} kept{(report.Failed > 0 ? $", {report.Failed} failed" : "")}; {Amounts.Elapsed(report.Elapsed)}";
        Write(report.IsInterrupted ? $"{paint.Yellow("stopped")}: {counts}" : counts);
        if (report.IsInterrupted) Write($"{paint.Cyan("help")}: mlops experiments run {plan.Name}   goes on where this stopped");
        else if (report.Failed == 0) Write($"{paint.Cyan("next")}: mlops experiments compare {plan.Name}");
    }

    private string Number() => string.Create(CultureInfo.InvariantCulture, $"{++ended}/{plan.Trials.Length}");

    private string State(RunReport report) => report.Count(StageEnding.Done) > 0 ? $"{paint.Green("done")} {Amounts.Elapsed(report.Elapsed),6}" : $"{paint.Dim("kept")} {"",6}";

    private string MetricOf(TrialRecorded recorded)
    {
        var name = plan.Experiment.Metric?.Value ?? recorded.Run.Metrics.Keys.FirstOrDefault();
        return name is not null && recorded.Run.Metrics.TryGetValue(name, out var metric) ? string.Create(CultureInfo.InvariantCulture, $"  {name} {metric.Value:G6}") : "";
    }

    private void Write(string line)
    {
        if (isQuiet) return;
        output.WriteLine(line);
        output.Flush();
    }
}
