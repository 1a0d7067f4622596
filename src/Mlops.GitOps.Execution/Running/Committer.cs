using Mlops.GitOps.Execution.Locks;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Records results in groups: what they name is made durable first, once for all that ended within a moment.</summary>
internal sealed class Committer : IDisposable
{
    /// <summary>In milliseconds: what a crash may cost.</summary>
    private const long Moment = 50;

    private readonly LocalStore store;
    private readonly ResultJournal journal;
    private readonly object gate = new();
    private readonly Thread thread;
    private List<Ended> waiting = [];
    private Exception? trouble;
    private bool isEnding;

    public Committer(LocalStore store, ResultJournal journal)
    {
        (this.store, this.journal) = (store, journal);
        thread = new Thread(Work) { IsBackground = true, Name = "commit" };
        thread.Start();
    }

    /// <summary>Takes a result over, and the lock on its key: others may look for it once it is recorded.</summary>
    public void Add(StageResult result, KeyLock hold)
    {
        lock (gate)
        {
            waiting.Add(new Ended(result, hold));
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Returns when everything that was added is recorded.</summary>
    public void Finish()
    {
        lock (gate)
        {
            isEnding = true;
            Monitor.Pulse(gate);
        }

        thread.Join();
        if (trouble is not null) throw new RunFailure($"results could not be recorded: {trouble.Message}", "what ran before is kept; the rest runs again");
    }

    public void Dispose()
    {
        if (thread.IsAlive) Finish();
    }

    private void Work()
    {
        while (true)
        {
            List<Ended> group;
            lock (gate)
            {
                while (waiting.Count == 0 && !isEnding) Monitor.Wait(gate);
                var until = Environment.TickCount64 + Moment;
                for (var left = Moment; left > 0 && !isEnding; left = until - Environment.TickCount64) Monitor.Wait(gate, (int)left);
                (group, waiting) = (waiting, []);
                if (group.Count == 0 && isEnding) return;
            }

            Commit(group);
        }
    }

    private void Commit(List<Ended> group)
    {
        try
        {
            // A record that could not be written must not be followed by others that lean on it.
            if (trouble is not null) return;
            store.Sync();
            journal.Append(group.ConvertAll(static item => item.Result));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or RunFailure)
        {
            trouble = exception;
        }
        finally
        {
            foreach (var ended in group) ended.Hold.Dispose();
        }
    }

    private sealed record Ended(StageResult Result, KeyLock Hold);
}
