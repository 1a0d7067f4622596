using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering.Runs;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Running;

/// <summary>Runs, and shows it: progress while it runs, and how it ended.</summary>
/// <param name="IsJson">Whether the output is for a machine, so that what people read goes to the other stream.</param>
/// <param name="Told">Whoever else is told what happens.</param>
internal sealed record RunShow(Terminal Terminal, string Root, bool IsJson, bool IsQuiet, bool IsOnGitHub, Action<RunEvent>? Told = null)
{
    public delegate RunReport? Body(RunRequest request, Action<RunEvent> observe, CancellationToken stop);

    private TextWriter Output => IsJson ? Terminal.Error : Terminal.Out;

    private Paint Paint => IsJson ? Terminal.ErrorPaint : Terminal.OutPaint;

    public RunReport? Run(RunRequest request, Body body)
    {
        RunPlanned? plan = null;
        RunReport? report;
        using (var view = Open())
        {
            using var signals = new StopSignals(
                () => view.Observe(new RunNoted("stopping: what runs is asked to end; Ctrl-C once more kills it")),
                view.Abandon);
            report = body(request, Observe, signals.Token);

            void Observe(RunEvent happened)
            {
                signals.Listen();
                Told?.Invoke(happened);
                if (happened is RunPlanned planned) plan = planned;
                if (!request.IsDryRun) view.Observe(happened);
            }
        }

        if (report is not null) Close(request, report, plan);
        return report;
    }

    private void Close(RunRequest request, RunReport report, RunPlanned? plan)
    {
        if (!IsQuiet)
        {
            if (report.Outcome == RunOutcome.Planned && plan is not null) WriteAll(PlanText.Of(plan, Paint));
            WriteAll(RunSummary.Of(report, GoOn.CommandOf(request), Paint));
        }

        if (IsOnGitHub) WriteAll(RunAnnotations.Of(report));
        Output.Flush();
    }

    private void WriteAll(IReadOnlyList<string> lines)
    {
        foreach (var line in lines) Output.WriteLine(line);
    }

    private IRunView Open()
    {
        var lines = new RunLines(Paint, Root);
        return Terminal.IsOutputLive && !IsJson && !IsQuiet ? new LiveRunView(lines, Output, Terminal.IsOutputColoured) : new PlainRunView(lines, Output, IsQuiet);
    }
}
