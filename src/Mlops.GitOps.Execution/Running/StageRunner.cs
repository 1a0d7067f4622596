using System.Collections.Immutable;
using System.Diagnostics;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Locks;
using Mlops.GitOps.Execution.Planning;
using Mlops.GitOps.Execution.Processes;
using Mlops.GitOps.Execution.Results;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Runs one stage: takes its key, tries as often as it may, and hands what it gave to be recorded.</summary>
internal sealed class StageRunner(RunSession session, RunFolder folder, Committer committer, Action<RunEvent> observe, ActivityContext run, CancellationToken stop)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public StageReport Run(Operation operation, Finding finding, ImmutableArray<Reason> because)
    {
        using var span = Telemetry.StartStage(session.Pipeline.Name, operation.Id, operation.Work.Kind, run);
        var report = RunAlone(operation, finding, because);
        Telemetry.End(span, report);
        return report;
    }

    private StageReport RunAlone(Operation operation, Finding finding, ImmutableArray<Reason> because)
    {
        var work = operation.Work;
        var startedAt = DateTimeOffset.UtcNow;
        var clock = Stopwatch.StartNew();
        var report = new StageReport(work.Id, work.Kind, StageEnding.Failed, finding.Key, because, InputsOf(finding), [], startedAt, default, 0, null, null, null);
        var hold = TakeKey(work, finding);
        try
        {
            // Another run may have made it since it was looked for.
            if (!session.IsForced(operation) && !session.Judge.IsNeverCached(operation) && FindHitAgain(work, finding) is { } made)
                return report with { Ending = StageEnding.Reused, Outputs = made.Outputs };
            EndLeftovers();
            var attempts = new StageAttempts(session, folder, observe, stop);
            var (attempt, count) = TryOften(operation, finding, because, attempts);
            report = report with { Elapsed = clock.Elapsed, Attempts = count, ExitCode = attempt.ExitCode, Message = attempt.Message, Ending = attempt.Ending, Outputs = attempt.Outputs, LogPath = LogOf(work) };
            if (attempt.Ending is not (StageEnding.Done or StageEnding.SaidNo)) return report;
            var result = new StageResult(session.IdOf(operation), finding.Key, finding.Parts, attempt.Outputs, folder.Id, startedAt + clock.Elapsed, clock.Elapsed);
            KeepCode(finding);
            committer.Add(result, hold);
            hold = null;
            return report;
        }
        finally
        {
            hold?.Dispose();
        }
    }

    private StageResult? FindHitAgain(StageWork work, Finding finding)
    {
        // What others recorded may have been taken in by another stage since: whether there is anything new says nothing.
        session.Journal.Refresh();
        return session.Judge.FindHit(work, finding.Key);
    }

    // A run that was killed a moment ago may have left the very stage running whose key is free now.
    private void EndLeftovers()
    {
        var ended = RunFolder.SweepDead(session.Places, session.Locks, stop, folder);
        if (ended > 0) observe(RunNoted.LeftoversEnded(ended));
    }

    private KeyLock TakeKey(StageWork work, Finding finding)
    {
        if (session.Locks.TryTake(finding.Key) is { } free) return free;
        observe(new StageAwaited(work.Id));
        return session.Locks.Take(finding.Key, stop);
    }

    private (StageAttempt Attempt, int Count) TryOften(Operation operation, Finding finding, ImmutableArray<Reason> because, StageAttempts attempts)
    {
        var work = operation.Work;
        var most = 1 + (work.Limits.Retries ?? session.Request.Retries);
        var pause = TimeSpan.FromSeconds(1);
        for (var count = 1; ; count++)
        {
            observe(new StageStarted(work.Id, work.Kind, count, because));
            var attempt = attempts.Try(operation, finding, count);
            if (!attempt.MayBeRetried || count >= most) return (attempt, count);
            observe(new StageRetried(work.Id, count, most, pause, attempt.Message ?? ""));
            if (stop.WaitHandle.WaitOne(pause)) return (attempt with { Ending = StageEnding.Interrupted }, count);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private string? LogOf(StageWork work)
    {
        var path = folder.LogOf(work.Id);
        return File.Exists(Path.Join(session.Request.Root, path)) ? path : null;
    }

    // Kept beside the results, so that the next run can say which file changed.
    private void KeepCode(Finding finding)
    {
        if (finding.Facts.Code.Files.Length > 0 && !session.Store.Contains(finding.Facts.Code.Digest)) session.Store.AddBytes(finding.Facts.Code.ToBytes());
    }

    private static ImmutableArray<NamedArtifact> InputsOf(Finding finding)
    {
        var inputs = ImmutableArray.CreateBuilder<NamedArtifact>(finding.Inputs.Length);
        foreach (var input in finding.Inputs) inputs.Add(new NamedArtifact(input.Name, new Artifact(input.Digest, input.Bytes, input.IsFolder)));
        return inputs.MoveToImmutable();
    }
}
