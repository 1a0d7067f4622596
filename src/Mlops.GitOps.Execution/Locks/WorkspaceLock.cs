using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Locks;

/// <summary>Keeps the runs in a workspace from doing the same work at once. The file is always there and always empty: what is held, the kernel knows.</summary>
public sealed class WorkspaceLock
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    private readonly string path;

    private WorkspaceLock(string path) => this.path = path;

    public static WorkspaceLock Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);
        return new(path);
    }

    /// <summary>Takes the right to make what a key stands for; null where someone is making it.</summary>
    public KeyLock? TryTake(Digest key) => TryTake(LockRange.Of(key), isShared: false);

    /// <summary>Takes the right to make what a key stands for, as soon as nobody else has it.</summary>
    public KeyLock Take(Digest key, CancellationToken stop) => Take(LockRange.Of(key), isShared: false, stop);

    /// <summary>Says that a run is going on, beside any others; null while someone cleans up.</summary>
    public KeyLock? TryTakeRun() => TryTake(LockRange.Runs, isShared: true);

    /// <summary>Says that a run is going on, as soon as nobody cleans up.</summary>
    public KeyLock TakeRun(CancellationToken stop) => Take(LockRange.Runs, isShared: true, stop);

    /// <summary>Keeps runs out, to clean up; null while one is going on.</summary>
    public KeyLock? TryTakeAlone() => TryTake(LockRange.Runs, isShared: false);

    private KeyLock Take(LockRange range, bool isShared, CancellationToken stop)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            stop.ThrowIfCancellationRequested();
            if (TryTake(range, isShared) is { } taken) return taken;
            stop.WaitHandle.WaitOne(pause);
        }
    }

    private KeyLock? TryTake(LockRange range, bool isShared)
    {
        // .NET opens files so that children do not inherit them: a stage that outlives its run holds nothing.
        var file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        var isTaken = false;
        try
        {
            isTaken = FileRanges.TryTake(file, range, isShared);
            return isTaken ? new KeyLock(file) : null;
        }
        finally
        {
            if (!isTaken) file.Dispose();
        }
    }
}
