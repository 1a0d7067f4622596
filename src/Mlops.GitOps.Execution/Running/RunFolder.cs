using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Locks;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What a run writes beside results: its logs, and folders in which its stages work. Made when the first stage runs.</summary>
internal sealed class RunFolder : IDisposable
{
    private readonly KeyLock alive;

    private RunFolder(string id, string work, KeyLock alive) => (Id, Work, this.alive) = (id, work, alive);

    public string Id { get; }

    public string Work { get; }

    public static RunFolder Create(RunPlaces places, WorkspaceLock locks, string pipeline, CancellationToken stop)
    {
        var id = Records.RunId.New(pipeline, DateTimeOffset.UtcNow, places.Runs);
        var alive = locks.Take(MarkOf(id), stop);
        var work = Path.Join(places.Work, id);
        Directory.CreateDirectory(work);
        return new RunFolder(id, work, alive);
    }

    /// <summary>Ends what runs that were killed have left running, and removes their folders; returns how many processes that were.</summary>
    public static int SweepDead(RunPlaces places, WorkspaceLock locks, CancellationToken stop, RunFolder? own = null)
    {
        if (!HasOthers(places, own)) return 0;

        // One run sweeps at a time: the next may only go on when what it would start again has ended.
        using var sweeping = locks.Take(MarkOf("sweep"), stop);
        var ended = 0;
        foreach (var folder in Directory.GetDirectories(places.Work))
        {
            using var alone = locks.TryTake(MarkOf(Path.GetFileName(folder)));
            if (alone is null) continue;
            ended += Processes.Leftovers.End(folder + "/");
            Directory.Delete(folder, recursive: true);
        }

        return ended;
    }

    /// <summary>Returns where a stage's log is, relative to the workspace.</summary>
    private static bool HasOthers(RunPlaces places, RunFolder? own)
    {
        if (!Directory.Exists(places.Work)) return false;
        foreach (var folder in Directory.EnumerateDirectories(places.Work))
        {
            if (folder != own?.Work) return true;
        }

        return false;
    }

    public string LogOf(string stage) => $".mlops/runs/{Id}/{Escaped(stage)}.log";

    public string ScratchOf(string stage, int attempt) => Path.Join(Work, FormattableString.Invariant($"{Escaped(stage)}.{attempt}"));

    public void Dispose()
    {
        if (Directory.Exists(Work)) Directory.Delete(Work, recursive: true);
        alive.Dispose();
    }

    internal static Digest MarkOf(string id) => Digest.OfText("run/" + id);

    // The values of a matrix may be anything.
    private static string Escaped(string stage) => stage.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
