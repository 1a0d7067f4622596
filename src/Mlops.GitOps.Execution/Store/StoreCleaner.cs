using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Removes what nothing names any more.</summary>
public static class StoreCleaner
{
    private static readonly TimeSpan AgeOfDeadTemporaries = TimeSpan.FromHours(1);

    /// <summary>Removes the objects that are neither kept, nor in a kept folder, nor younger than the grace period; and what dead processes left.</summary>
    public static CleanedStore Collect(LocalStore store, IReadOnlySet<Digest> kept, bool dryRun, TimeSpan grace, CancellationToken cancel = default)
    {
        var alive = WithChildren(store, kept);
        var now = DateTimeOffset.UtcNow;
        var (objects, bytes) = (0L, 0L);
        foreach (var path in FilesUnder(store.ObjectFolder))
        {
            cancel.ThrowIfCancellationRequested();
            if (Digest.TryParse(Path.GetFileName(path)) is not { } digest || alive.Contains(digest)) continue;
            var state = PathState.Of(path);
            if (state.Kind != FileKind.File || !IsOlder(state, now, grace)) continue;
            if (!dryRun) File.Delete(path);
            (objects, bytes) = (objects + 1, bytes + state.Size);
        }

        return RemoveDeadTemporaries(store, dryRun) with { Objects = objects, Bytes = bytes };
    }

    /// <summary>Removes what killed processes left unfinished: temporaries that are older than an age and that nobody holds.</summary>
    public static CleanedStore RemoveDeadTemporaries(LocalStore store, bool dryRun, TimeSpan? least = null)
    {
        var age = least ?? AgeOfDeadTemporaries;
        var (count, bytes, now) = (0L, 0L, DateTimeOffset.UtcNow);
        if (!Directory.Exists(store.TemporaryFolder)) return new CleanedStore(0, 0, 0, 0);
        foreach (var path in Directory.EnumerateFileSystemEntries(store.TemporaryFolder))
        {
            var state = PathState.Of(path);
            if (state.IsLink || !IsOlder(state, now, age)) continue;
            if (state.Kind == FileKind.File)
            {
                if (!dryRun) File.Delete(path);
                (count, bytes) = (count + 1, bytes + state.Size);
            }
            else if (state.Kind == FileKind.Folder)
            {
                try
                {
                    using var folder = SystemCalls.OpenFolder(path);
                    if (!SystemCalls.TryLock(folder)) continue; // Its process lives.
                    foreach (var file in FilesUnder(path)) (count, bytes) = (count + 1, bytes + PathState.Of(file).Size);
                    if (!dryRun) Directory.Delete(path, recursive: true);
                }
                catch (IOException) when (!Directory.Exists(path))
                {
                    // Another run removes it.
                }
            }
        }

        return new CleanedStore(0, 0, count, bytes);
    }

    private static HashSet<Digest> WithChildren(LocalStore store, IReadOnlySet<Digest> kept)
    {
        var alive = new HashSet<Digest>(kept);
        foreach (var digest in kept)
        {
            if (!TreeManifest.LooksLikeOne(store.PathOf(digest))) continue;
            try
            {
                foreach (var file in store.ReadTree(digest).Files) alive.Add(file.Digest);
            }
            catch (RunFailure)
            {
                // A file that only begins like a manifest has no children.
            }
        }

        return alive;
    }

    private static bool IsOlder(PathState state, DateTimeOffset now, TimeSpan age) => now.ToUnixTimeSeconds() - state.ChangedSeconds >= age.TotalSeconds;

    private static IEnumerable<string> FilesUnder(string folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            : [];
}
