using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Says what happens in a run, a line for each thing that is news: what the plan said of a stage is not said again.</summary>
internal sealed class RunLines(Paint paint, string root)
{
    private const int MostColumns = 40;

    // Of classes: a dictionary of an enum would be compiled at every start.
    private readonly Dictionary<string, StageStatus> planned = new(StringComparer.Ordinal);

    private int width;

    public IReadOnlyList<string> Of(RunEvent happened) => happened switch
    {
        RunPlanned plan => OfPlan(plan),
        StageStarted started => [Line("run", paint.Bold, started.Stage, OfStart(started))],
        StageRetried retried => [Line("wait", paint.Yellow, retried.Stage, string.Create(CultureInfo.InvariantCulture,
            $"attempt {retried.Attempt} of {retried.Attempts} failed: {Printable.Text(retried.Why)}; again in {Amounts.Elapsed(retried.Pause)}"))],
        StageAwaited awaited => [Line("wait", paint.Yellow, awaited.Stage, "another run is making it")],
        StageEnded { Report: var report } => OfEnd(report),
        RunNoted noted => [$"{paint.Cyan("note")} {Printable.Text(noted.Message)}"],
        _ => throw new System.Diagnostics.UnreachableException($"{happened.GetType().Name} has no line."),
    };

    private List<string> OfPlan(RunPlanned plan)
    {
        var fresh = 0;
        foreach (var stage in plan.Stages)
        {
            planned[stage.Stage] = stage;
            width = Math.Min(MostColumns, Math.Max(width, Printable.Text(stage.Stage).Length));
            if (stage.State == StageState.Fresh) fresh++;
        }

        var isNothingToDo = plan.Stages.All(static stage => stage.State is not (StageState.Stale or StageState.Blocked));
        return fresh == 0 || isNothingToDo ? [] : [$"{paint.Dim("kept")} {Amounts.Counted(fresh, "stage")}"];
    }

    private static string OfStart(StageStarted started) => started.Attempt > 1
        ? string.Create(CultureInfo.InvariantCulture, $"attempt {started.Attempt}")
        : ReasonText.Of(started.Because);

    // What was set aside must not go unseen.
    private string OfDone(StageReport report)
    {
        var text = Amounts.Elapsed(report.Elapsed);
        if (report.Kind is "decide" or "register" && report.LogPath is { } log && LogTail.FirstLine(Path.GetFullPath(log, root)) is { } said) text += $", {said}";
        if (report.RowsOf("rows") is { } rows) text += $", {Amounts.Counted(rows, "row")}";
        return report.RowsOf("rejects") is > 0 and var rejects ? $"{text}, {Amounts.Counted(rejects, "row")} set aside" : text;
    }

    private IReadOnlyList<string> OfEnd(StageReport report)
    {
        var message = Printable.Text(report.Message ?? "");
        return report.Ending switch
        {
            StageEnding.Done => [Line("done", paint.Green, report.Stage, OfDone(report))],
            StageEnding.Reused => IsNews(report.Stage, StageState.Fresh) ? [Line("kept", paint.Dim, report.Stage, message.Length > 0 ? message : "what it reads came out as it was")] : [],
            StageEnding.Skipped => IsNews(report.Stage, StageState.Skipped) ? [Line("skip", paint.Dim, report.Stage, message)] : [],
            StageEnding.Waits => IsNews(report.Stage, StageState.Waits) ? [Line("wait", paint.Dim, report.Stage, message)] : [],
            StageEnding.SaidNo => [Line("no", paint.Yellow, report.Stage, message)],
            StageEnding.Failed => OfFailure(report, message),
            StageEnding.Interrupted => [Line("stop", paint.Yellow, report.Stage, $"after {Amounts.Elapsed(report.Elapsed)}")],
            StageEnding.NotReached => [], // The closing line counts them; what they wait for has just been said.
            _ => throw new System.Diagnostics.UnreachableException($"{report.Ending} has no line."),
        };
    }

    private List<string> OfFailure(StageReport report, string message)
    {
        List<string> lines = [Line("fail", paint.Red, report.Stage, message.Length > 0 ? message : $"after {Amounts.Elapsed(report.Elapsed)}")];
        if (report.LogPath is not { } log) return lines;
        lines.AddRange(LogTail.Read(Path.GetFullPath(log, root)));
        lines.Add($"  {paint.Dim("log")} {Printable.Text(Path.IsPathRooted(log) ? Path.GetRelativePath(root, log) : log)}");
        return lines;
    }

    private bool IsNews(string stage, StageState state) => planned.TryGetValue(stage, out var was) && was.State != state;

    private string Line(string label, Func<string, string> painted, string stage, string said) =>
        $"{painted(label)}{new string(' ', 5 - label.Length)}{Printable.Text(stage).PadRight(width)}  {said}".TrimEnd();
}
