using System.Diagnostics;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>What a terminal shows of a run at this moment.</summary>
internal sealed class LiveRun
{
    private readonly SortedDictionary<string, LiveStage> running = new(StringComparer.Ordinal);

    public IReadOnlyCollection<LiveStage> Running => running.Values;

    public int Total { get; private set; }

    public int Finished { get; private set; }

    public int Failed { get; private set; }

    public void Take(RunEvent happened)
    {
        switch (happened)
        {
            case RunPlanned plan:
                Total = plan.Stages.Length;
                break;
            case StageStarted started:
                running[started.Stage] = new LiveStage(started.Stage, ReasonText.Of(started.Because), Stopwatch.GetTimestamp());
                break;
            case StageAwaited awaited:
                running[awaited.Stage] = new LiveStage(awaited.Stage, "another run is making it", Stopwatch.GetTimestamp());
                break;
            case StageEnded { Report: var report }:
                running.Remove(report.Stage);
                Finished++;
                if (report.Ending == StageEnding.Failed) Failed++;
                break;
        }
    }
}
