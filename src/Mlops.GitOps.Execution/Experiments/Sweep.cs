using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;
using Mlops.GitOps.Execution.Locks;
using Mlops.GitOps.Execution.Running;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>Runs the combinations of an experiment, several at once, and records each.</summary>
public sealed class Sweep(SweepPlan plan, TrialSetting setting, RunPlaces places, Func<Trial, RunRequest> requestOf, Action<SweepEvent> observe, CancellationToken stop)
{
    private readonly object gate = new();
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private ExceptionDispatchInfo? end;
    private bool hasSpecErrors;
    private int recorded;
    private int ran;
    private int failed;

    private bool IsOver => stop.IsCancellationRequested || end is not null || hasSpecErrors;

    /// <summary>Runs what is not there yet; null where a combination makes the specs wrong, which was shown.</summary>
    /// <param name="jobs">How many combinations run at once.</param>
    public SweepReport? Run(int jobs)
    {
        try
        {
            using var alone = TakeAlone();
            Go(jobs);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return Report();
        }

        end?.Throw();
        return hasSpecErrors ? null : Report();
    }

    private SweepReport Report() => new(plan.Trials.Length, recorded, ran, failed, stop.IsCancellationRequested, clock.Elapsed);

    // Two sweeps of one experiment would only wait for each other's stages.
    private KeyLock TakeAlone()
    {
        var locks = WorkspaceLock.Open(places.Lock);
        var mark = Digest.OfText("experiment/" + plan.Name);
        if (locks.TryTake(mark) is { } taken) return taken;
        observe(new SweepWaits());
        return locks.Take(mark, stop);
    }

    private void Go(int jobs)
    {
        using var objects = new LocalStore(places.Store);
        var recorder = new TrialRecorder(plan, setting, objects);
        recorder.RemoveDrafts();
        if (Directory.Exists(recorder.ExperimentFolder)) MlflowWriter.SetTag(recorder.ExperimentFolder, TrialTags.IsComplete, "false");
        var open = new ConcurrentQueue<Trial>(plan.Trials);
        var workers = new Thread[Math.Clamp(jobs, 1, plan.Trials.Length)];
        for (var at = 0; at < workers.Length; at++)
        {
            workers[at] = new Thread(() => Work(open, recorder)) { Name = $"trial {at}" };
            workers[at].Start();
        }

        foreach (var worker in workers) worker.Join();
        if (Directory.Exists(recorder.ExperimentFolder)) MlflowWriter.SetTag(recorder.ExperimentFolder, TrialTags.IsComplete, recorded == plan.Trials.Length ? "true" : "false");
    }

    private void Work(ConcurrentQueue<Trial> open, TrialRecorder recorder)
    {
        while (!IsOver && open.TryDequeue(out var trial))
        {
            try
            {
                Tell(new TrialStarted(trial));
                if (Runner.Run(requestOf(trial), static _ => { }, stop) is { } report) Close(trial, report, recorder);
                else hasSpecErrors = true;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception trouble)
            {
                // Told on the thread that the user's command runs on, when all others have ended.
                end ??= ExceptionDispatchInfo.Capture(trouble);
            }
        }
    }

    private void Close(Trial trial, RunReport report, TrialRecorder recorder)
    {
        if (report.Outcome == RunOutcome.Interrupted) return;
        var judged = report.Stages.FirstOrDefault(stage => stage.Stage == plan.Judging.Id);
        if (judged is { Ending: StageEnding.Done or StageEnding.Reused })
        {
            var run = recorder.Record(trial, judged, report.Stages);
            Interlocked.Increment(ref recorded);
            if (report.Count(StageEnding.Done) > 0) Interlocked.Increment(ref ran);
            Tell(new TrialRecorded(trial, run, report));
            return;
        }

        var guilty = report.Stages.FirstOrDefault(static stage => stage.Ending == StageEnding.Failed) ?? judged
            ?? throw new UnreachableException($"A run of '{plan.Name}' has nothing that measures.");
        recorder.RecordFailure(trial, guilty, report.Stages);
        Interlocked.Increment(ref failed);
        Tell(new TrialFailed(trial, guilty));
    }

    private void Tell(SweepEvent happened)
    {
        lock (gate) observe(happened);
    }
}
