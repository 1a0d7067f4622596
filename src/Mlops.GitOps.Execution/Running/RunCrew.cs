using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Planning;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Runs what must run, several stages at once.</summary>
internal sealed class RunCrew(RunSession session, StageTable table, Action<RunEvent> observe, CancellationToken stop)
{
    private readonly object gate = new();
    private readonly Dictionary<int, PendingStage> found = [];
    private ExceptionDispatchInfo? bug;

    public void Run(List<PendingStage> pending, RunFolder folder, Committer committer, ActivityContext run)
    {
        var queue = new StageQueue(session.Graph.PathsAhead(session.SecondsOf));
        var runner = new StageRunner(session, folder, committer, Tell, run, stop);
        foreach (var stage in pending) found.Add(stage.Number, stage);
        queue.Add(found.Keys);
        using var stopping = stop.Register(queue.Close);
        var workers = new Thread[Math.Min(session.Request.Jobs, session.Graph.Count)];
        for (var at = 0; at < workers.Length; at++)
        {
            workers[at] = new Thread(() => Work(queue, runner)) { Name = $"stage {at}" };
            workers[at].Start();
        }

        foreach (var worker in workers) worker.Join();
        bug?.Throw();
    }

    private void Work(StageQueue queue, StageRunner runner)
    {
        while (queue.TryTake(out var number))
        {
            List<int> next = [];
            try
            {
                var report = Process(number, runner);
                if (report.Ending is StageEnding.Failed or StageEnding.Interrupted) queue.Close();
                lock (gate) next = table.Settle(number, report, Ended);
            }
            catch (Exception exception)
            {
                // Told on the thread that the user's command runs on, when all others have ended.
                bug ??= ExceptionDispatchInfo.Capture(exception);
                queue.Close();
            }
            finally
            {
                queue.Return(next);
            }
        }
    }

    private StageReport Process(int number, StageRunner runner)
    {
        var operation = session.Graph.Operations[number];
        try
        {
            PendingStage? must;
            StageReport? report = null;
            lock (found) found.Remove(number, out must);
            if (must is null) (report, must) = RunPass.Look(session, number);
            if (must is not null) report = runner.Run(operation, must.Finding, must.Because);
            if (report is null) throw new UnreachableException($"'{operation.Id}' is neither current nor run.");
            session.Give(operation.Id, report.Outputs);
            return report;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return StageReport.Unrun(operation, StageEnding.Interrupted, "interrupted") with { StartedAt = DateTimeOffset.UtcNow };
        }
        catch (Exception trouble) when (trouble is RunFailure or IOException or UnauthorizedAccessException)
        {
            return StageReport.Unrun(operation, StageEnding.Failed, trouble is RunFailure { Hint: { } hint } ? $"{trouble.Message}; {hint}" : trouble.Message);
        }
    }

    private void Tell(RunEvent happened)
    {
        lock (gate) observe(happened);
    }

    private void Ended(StageReport report) => observe(new StageEnded(report));
}
