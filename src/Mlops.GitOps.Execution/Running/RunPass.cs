using System.Collections.Immutable;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Goes through the stages as far as results are there, without running anything.</summary>
internal static class RunPass
{
    /// <summary>Settles every stage whose results can be used again, and returns those that must run before more is known.</summary>
    public static List<PendingStage> Go(RunSession session, StageTable table, Action<StageReport> told)
    {
        var pending = new List<PendingStage>();
        var open = new List<int>();
        Push(table.First(told), open);
        while (open.Count > 0)
        {
            var number = open[^1];
            open.RemoveAt(open.Count - 1);
            var operation = session.Graph.Operations[number];
            var (report, must) = Look(session, number);
            if (must is not null) pending.Add(must);
            else if (report is not null) Push(table.Settle(number, report, told), open);
            else throw new System.Diagnostics.UnreachableException($"'{operation.Id}' is neither current nor to be run.");
        }

        return pending;
    }

    /// <summary>Returns how a stage is settled that need not run, or why it must.</summary>
    public static (StageReport? Report, PendingStage? Must) Look(RunSession session, int number)
    {
        var operation = session.Graph.Operations[number];
        StageBodies.Refuse(operation.Work, session.Request);
        var isForced = session.IsForced(operation);
        var finding = session.Judge.Judge(operation, isForced);
        if (finding.Hit is { } hit) return (Reuse(session, operation, finding, hit), null);
        var because = session.Reasons.Of(operation.Work, finding, isForced, session.Judge.IsNeverCached(operation));
        return (null, new PendingStage(number, finding, because));
    }

    private static StageReport Reuse(RunSession session, Operation operation, Finding finding, StageResult hit)
    {
        session.Give(operation.Id, hit.Outputs);
        var report = new StageReport(operation.Id, operation.Work.Kind, StageEnding.Reused, finding.Key, [], [], hit.Outputs, hit.EndedAt - hit.Elapsed, hit.Elapsed, 0, null, null, null);
        if (operation is not Gate || Decision.Read(session.Store, hit.Outputs) is not { IsYes: false } no) return report;
        return report with { Ending = StageEnding.SaidNo, Message = no.Because };
    }

    private static void Push(List<int> ready, List<int> open)
    {
        // The first in order is looked at first.
        for (var at = ready.Count - 1; at >= 0; at--) open.Add(ready[at]);
    }

    /// <summary>Says of every stage of a run what is known of it after the pass.</summary>
    public static ImmutableArray<StageStatus> Statuses(RunSession session, StageTable table, List<PendingStage> pending)
    {
        var found = new PendingStage?[session.Graph.Count];
        foreach (var stage in pending) found[stage.Number] = stage;
        var statuses = ImmutableArray.CreateBuilder<StageStatus>(session.Graph.Count);
        for (var at = 0; at < session.Graph.Count; at++)
        {
            var work = session.Graph.Operations[at].Work;
            statuses.Add(found[at] is { } stale ? new StageStatus(work.Id, work.Kind, StageState.Stale, stale.Because)
                : table[at] is { } report ? new StageStatus(work.Id, work.Kind, StateOf(report), report.Message is { } message ? [new Reason(message)] : [])
                : new StageStatus(work.Id, work.Kind, StageState.Blocked, [new Reason($"waits for {string.Join(", ", Awaited(session, table, at))}")]));
        }

        return statuses.MoveToImmutable();
    }

    private static StageState StateOf(StageReport report) => report.Ending switch
    {
        StageEnding.Skipped => StageState.Skipped,
        StageEnding.Waits => StageState.Waits,
        _ => StageState.Fresh,
    };

    private static IEnumerable<string> Awaited(RunSession session, StageTable table, int stage)
    {
        foreach (var need in session.Graph.Needs[stage])
        {
            if (table[need] is null) yield return session.Graph.Operations[need].Id;
        }
    }
}
