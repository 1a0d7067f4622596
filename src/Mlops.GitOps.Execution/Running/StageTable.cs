using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What became of each stage so far, and which can be looked at next.</summary>
internal sealed class StageTable
{
    private readonly StageGraph graph;
    private readonly StageReport?[] reports;
    private readonly int[] missing;

    private readonly bool goesOn;

    /// <param name="goesOn">Whether stages run although one they need said no.</param>
    public StageTable(StageGraph graph, bool goesOn)
    {
        (this.graph, this.goesOn) = (graph, goesOn);
        reports = new StageReport?[graph.Count];
        missing = new int[graph.Count];
        for (var at = 0; at < missing.Length; at++) missing[at] = graph.Needs[at].Length;
    }

    /// <summary>How many stages have an end.</summary>
    public int Settled { get; private set; }

    public StageReport? this[int stage] => reports[stage];

    /// <summary>Returns the stages that need nothing.</summary>
    public List<int> First(Action<StageReport> told)
    {
        var ready = new List<int>();
        for (var at = 0; at < graph.Count; at++)
        {
            if (missing[at] == 0 && reports[at] is null) Open(at, ready, told);
        }

        return ready;
    }

    /// <summary>Notes how a stage ended and returns those that can now be looked at; what can never run is settled with it.</summary>
    public List<int> Settle(int stage, StageReport report, Action<StageReport> told)
    {
        var ready = new List<int>();
        Close(stage, report, ready, told);
        return ready;
    }

    /// <summary>Settles whatever has no end yet.</summary>
    public void Abandon(string why, Action<StageReport> told)
    {
        for (var at = 0; at < graph.Count; at++)
        {
            if (reports[at] is not null) continue;
            Settled++;
            told(reports[at] = StageReport.Unrun(graph.Operations[at], StageEnding.NotReached, why));
        }
    }

    public ImmutableArray<StageReport> ToReports() => [.. reports.OfType<StageReport>()];

    private void Close(int stage, StageReport report, List<int> ready, Action<StageReport> told)
    {
        var open = new List<Ending> { new(stage, report) };
        while (open.Count > 0)
        {
            (stage, report) = open[^1];
            open.RemoveAt(open.Count - 1);
            reports[stage] = report;
            Settled++;
            told(report);
            foreach (var dependent in graph.Dependents[stage])
            {
                if (--missing[dependent] == 0 && EndOf(dependent) is { } end) open.Add(new(dependent, end));
                else if (missing[dependent] == 0) ready.Add(dependent);
            }
        }
    }

    private void Open(int stage, List<int> ready, Action<StageReport> told)
    {
        if (EndOf(stage) is { } end) Close(stage, end, ready, told);
        else ready.Add(stage);
    }

    /// <summary>Returns how a stage ends that does not run, or null for one that may.</summary>
    private StageReport? EndOf(int stage)
    {
        var operation = graph.Operations[stage];
        StageReport? hindrance = null;
        foreach (var need in graph.Needs[stage])
        {
            if (reports[need] is not { Ending: not (StageEnding.Done or StageEnding.Reused) } other || (goesOn && other.Ending == StageEnding.SaidNo)) continue;
            if (hindrance is null || other.Ending is StageEnding.Failed or StageEnding.NotReached or StageEnding.Interrupted) hindrance = other;
        }

        if (hindrance is not null)
        {
            var isSkipped = hindrance.Ending is StageEnding.Skipped or StageEnding.SaidNo or StageEnding.Waits;
            return StageReport.Unrun(operation, isSkipped ? StageEnding.Skipped : StageEnding.NotReached, Explain(hindrance));
        }

        if (!operation.Work.IsWanted) return StageReport.Unrun(operation, StageEnding.Skipped, $"its condition does not hold: {operation.Work.When}");
        return operation is Deploy or Observe ? StageReport.Unrun(operation, StageEnding.Waits, "waits for promotion") : null;
    }

    private static string Explain(StageReport hindrance) => hindrance.Ending switch
    {
        StageEnding.Failed => $"{hindrance.Stage} failed",
        StageEnding.SaidNo => $"{hindrance.Stage} said no",
        StageEnding.Waits => $"{hindrance.Stage} waits for promotion",
        StageEnding.Skipped => $"{hindrance.Stage} was skipped",
        StageEnding.Interrupted => $"{hindrance.Stage} was interrupted",
        _ => $"{hindrance.Stage} was not reached",
    };

    private sealed record Ending(int Stage, StageReport Report);
}
