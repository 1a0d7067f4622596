using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>A run from its first look to its records.</summary>
internal sealed class RunLine(RunSession session, IReadOnlyList<string> specs, Action<RunEvent> observe, Stopwatch clock, CancellationToken stop)
{
    private readonly StageTable table = new(session.Graph, session.Request.IsTrial);
    private readonly DateTimeOffset startedAt = DateTimeOffset.UtcNow;
    private Task<GitState?>? code;

    public RunReport Go()
    {
        // While it is held nobody cleans the store up: what is found in it stays.
        using var beside = session.Locks.TakeRun(stop);
        var settled = new List<StageReport>();
        var pending = RunPass.Go(session, table, settled.Add);
        if (session.Request.IsDryRun)
        {
            observe(new RunPlanned(session.Pipeline.Name, "", RunPass.Statuses(session, table, pending)));
            return Report(RunOutcome.Planned, null, lockChanged: false);
        }

        var ended = RunFolder.SweepDead(session.Places, session.Locks, stop);
        var runId = pending.Count > 0 ? Execute(pending, settled, ended) : null;
        var (outcome, lockChanged) = Place(runId);
        if (runId is not null) WriteRecord(runId, outcome);
        WriteIndex(outcome);
        return Report(outcome, runId, lockChanged);
    }

    private string Execute(List<PendingStage> pending, List<StageReport> settled, int ended)
    {
        // Git is asked while stages run: nothing waits for its answer but the record.
        code = Task.Run(() => GitState.Of(session.Request.Root, session.Request.Variable));
        PrepareRuntimes();
        FetchPinned();
        StoreCleaner.RemoveDeadTemporaries(session.Store, dryRun: false);
        using var folder = RunFolder.Create(session.Places, session.Locks, session.Store, session.Pipeline.Name, stop);
        using var span = Telemetry.StartRun(session.Pipeline.Name, folder.Id);
        observe(new RunPlanned(session.Pipeline.Name, folder.Id, RunPass.Statuses(session, table, pending)));
        if (ended > 0) observe(RunNoted.LeftoversEnded(ended));
        foreach (var report in settled) observe(new StageEnded(report));
        using (var committer = new Committer(session.Store, session.Journal))
        {
            new RunCrew(session, table, observe, stop).Run(pending, folder, committer, span?.Context ?? default);
            committer.Finish();
        }

        table.Abandon(stop.IsCancellationRequested ? "the run was interrupted" : "a stage failed before it was its turn", report => observe(new StageEnded(report)));
        return folder.Id;
    }

    // Nothing of it may be left when an index is there that says that nothing is to do.
    private (RunOutcome Outcome, bool LockChanged) Place(string? runId)
    {
        using var drafts = new Drafts(session.Places, session.Locks);
        var outcome = OutcomeOf(runId, PutCopies(drafts));
        return (outcome, RunLock.Update(session, table, outcome, drafts));
    }

    // What is missing of a runtime is said before any stage has run for an hour.
    private void PrepareRuntimes()
    {
        for (var at = 0; at < session.Graph.Count; at++)
        {
            if (table[at] is null && session.Graph.Operations[at].Work.Runtime is { } name) session.Runtimes.Prepare(name);
        }
    }

    private void FetchPinned()
    {
        for (var at = 0; at < session.Graph.Count; at++)
        {
            if (table[at] is null) PinnedInputs.Fetch(session.Graph.Operations[at].Work, session.Judge, session.Store, session.Request.OpenShared, stop);
        }
    }

    private int PutCopies(Drafts drafts)
    {
        var count = 0;
        for (var at = 0; at < session.Graph.Count && !session.Request.IsTrial; at++)
        {
            if (table[at] is { Outputs.Length: > 0 } report) count += Put(session.Graph.Operations[at].Work, report, drafts);
        }

        return count;
    }

    private int Put(StageWork work, StageReport report, Drafts drafts)
    {
        var put = PathCopies.Put(work, report.Outputs, session.Request.Root, session.Store, session.Files, drafts);
        foreach (var path in report.Ending == StageEnding.Reused ? put : []) observe(new RunNoted($"{path} was put back as {work.Id} gave it"));
        return put.Count;
    }

    private RunOutcome OutcomeOf(string? runId, int copies)
    {
        if (stop.IsCancellationRequested) return RunOutcome.Interrupted;
        for (var at = 0; at < session.Graph.Count; at++)
        {
            if (table[at]?.Ending is StageEnding.Failed or StageEnding.NotReached or StageEnding.SaidNo or StageEnding.Interrupted) return RunOutcome.No;
        }

        return runId is null && copies == 0 ? RunOutcome.NothingToDo : RunOutcome.Done;
    }

    private void WriteRecord(string runId, RunOutcome outcome) =>
        new RunRecord(session.Pipeline.Name, runId, session.Request.ToolVersion, session.Request.Sets, session.Request.Happening, startedAt, DateTimeOffset.UtcNow, outcome, table.ToReports())
        {
            Code = code?.GetAwaiter().GetResult(),
            Runtime = RuntimeInformation.FrameworkDescription,
            System = RuntimeInformation.RuntimeIdentifier,
        }.Write(Path.Join(session.Places.Runs, runId));

    private void WriteIndex(RunOutcome outcome)
    {
        var isComplete = !session.Request.IsTrial && outcome is (RunOutcome.Done or RunOutcome.NothingToDo);
        for (var at = 0; at < session.Graph.Count && isComplete; at++)
        {
            var isOver = table[at]?.Ending is StageEnding.Skipped or StageEnding.Waits;
            isComplete = isOver || !session.Judge.IsNeverCached(session.Graph.Operations[at]);
        }

        // A folder in which names were replaced has another stamp and the same names.
        foreach (var spec in specs) session.Files.HasChanged(spec);
        OwnFolders.AskAgain(session.Request.Root, session.Files);
        new RunIndex(RunIndex.AskedBy(session.Request), isComplete, session.Graph.Count, RunIndex.PlanForOf(session.Request), specs, session.Pipeline)
            .Write(RunPlaces.IndexOf(session.Request.Root, session.Pipeline.Name), session.Files);
    }

    private RunReport Report(RunOutcome outcome, string? runId, bool lockChanged)
    {
        // Where nothing was to do there is nothing to tell of any stage, whether or not it had to be looked at.
        var stages = outcome == RunOutcome.NothingToDo && !session.Request.IsTrial ? [] : table.ToReports();
        return new RunReport(session.Pipeline.Name, outcome, runId, session.Graph.Count, stages, clock.Elapsed, lockChanged);
    }
}
