using Microsoft.Win32.SafeHandles;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Store;

/// <summary>What a process that writes to a store holds open: its folder of temporaries, locked while it lives, and the way to sync.</summary>
internal sealed class OpenStore : IDisposable
{
    // Open since before the first write: `syncfs` tells of the failed writes since then and of no earlier ones.
    private readonly SafeFileHandle folder;

    private readonly SafeFileHandle session;

    private readonly Lock pendingLock = new();

    private List<string> pending = [];

    public OpenStore(string path, string temporaries)
    {
        SessionFolder = Path.Combine(temporaries, Guid.NewGuid().ToString("N"));
        try
        {
            Directory.CreateDirectory(temporaries);
            FileModes.CreatePrivateFolder(SessionFolder);
            folder = SystemCalls.OpenFolder(path);
            session = SystemCalls.OpenFolder(SessionFolder);
            SystemCalls.TryLock(session);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new RunFailure($"The store '{path}' can't be written: {failure.Message}", "Choose another folder with `store: {url: file://…}` in mlops.yaml.");
        }
    }

    public string SessionFolder { get; }

    /// <summary>Remembers a new object where the system has no barrier for a whole file system.</summary>
    public void Added(string path)
    {
        if (OperatingSystem.IsLinux()) return;
        lock (pendingLock) pending.Add(path);
    }

    public void Sync()
    {
        if (OperatingSystem.IsLinux())
        {
            SystemCalls.SyncFileSystem(folder);
            return;
        }

        List<string> added;
        lock (pendingLock) (added, pending) = (pending, []);
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in added)
        {
            using var file = File.OpenHandle(path);
            RandomAccess.FlushToDisk(file);
            var parent = Path.GetDirectoryName(path) ?? "/";
            folders.Add(parent);
            folders.Add(Path.GetDirectoryName(parent) ?? "/");
        }

        foreach (var path in folders)
        {
            using var changed = SystemCalls.OpenFolder(path);
            SystemCalls.SyncFolder(changed);
        }

        SystemCalls.SyncFolder(folder);
    }

    public void Dispose()
    {
        try
        {
            FolderRemoval.Delete(SessionFolder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Somebody still writes there; the cleaner finds it unlocked.
        }

        session.Dispose();
        folder.Dispose();
    }
}
