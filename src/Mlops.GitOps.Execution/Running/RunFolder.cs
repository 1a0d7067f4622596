using System.Globalization;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Locks;
using Mlops.GitOps.Execution.Processes;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What a run writes beside results: its logs, and folders in which its stages work. Made when the first stage runs.</summary>
internal sealed class RunFolder : IDisposable
{
    /// <summary>A file with the number of the process whose run it is.</summary>
    private const string Owner = "owner";

    private readonly KeyLock alive;

    private readonly string work;

    private RunFolder(string id, string work, StageRooms rooms, KeyLock alive) => (Id, this.work, Rooms, this.alive) = (id, work, rooms, alive);

    public string Id { get; }

    public StageRooms Rooms { get; }

    public static RunFolder Create(RunPlaces places, WorkspaceLock locks, LocalStore store, string pipeline, CancellationToken stop)
    {
        var id = Records.RunId.New(pipeline, DateTimeOffset.UtcNow, places.Runs);
        var alive = locks.Take(MarkOf(id), stop);
        var work = Path.Join(places.Work, id);
        Directory.CreateDirectory(work);
        File.WriteAllText(Path.Join(work, Owner), FormattableString.Invariant($"{Environment.ProcessId}"));
        return new RunFolder(id, work, new StageRooms(work, store), alive);
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
            var mark = MarkOf(Path.GetFileName(folder));
            using var alone = locks.TryTake(mark) ?? (HasOwnerEnded(folder) ? locks.Take(mark, stop) : null);
            if (alone is null) continue;

            // Whoever it belonged to may have ended well since it was listed.
            if (!Directory.Exists(folder)) continue;
            ended += Leftovers.End(folder + "/");
            FolderRemoval.Delete(folder);
        }

        return ended;
    }

    /// <summary>Returns where a stage's log is, relative to the workspace.</summary>
    public string LogOf(string stage) => $".mlops/runs/{Id}/{Escaped(stage)}.log";

    public void Dispose()
    {
        if (Directory.Exists(work)) FolderRemoval.Delete(work);
        alive.Dispose();
    }

    internal static Digest MarkOf(string id) => Digest.OfText("run/" + id);

    // Of what a killed process holds, the key of a stage may be free before its mark is.
    private static bool HasOwnerEnded(string folder)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            return int.TryParse(File.ReadAllText(Path.Join(folder, Owner)), NumberStyles.None, CultureInfo.InvariantCulture, out var owner)
                && ProcessEntry.Read(owner) is not { HasEnded: false, IsEnding: false };
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;   // it has just ended well
        }
    }

    private static bool HasOthers(RunPlaces places, RunFolder? own)
    {
        if (!Directory.Exists(places.Work)) return false;
        foreach (var folder in Directory.EnumerateDirectories(places.Work))
        {
            if (folder != own?.work) return true;
        }

        return false;
    }

    // The values of a matrix may be anything.
    public static string Escaped(string stage) => stage.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
