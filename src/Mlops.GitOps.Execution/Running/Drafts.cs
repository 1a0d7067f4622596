using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Locks;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Where files are written before they take their place among the user's in one step: what a killed run leaves of them, the next one finds here.</summary>
internal sealed class Drafts(RunPlaces places, WorkspaceLock locks) : IDisposable
{
    private string? folder;
    private KeyLock? alive;

    public string Folder => folder ??= Make();

    public void Dispose()
    {
        if (folder is not null && Directory.Exists(folder)) FolderRemoval.Delete(folder);
        alive?.Dispose();
    }

    private string Make()
    {
        while (true)
        {
            var id = Guid.NewGuid().ToString("n");
            if ((alive = locks.TryTake(RunFolder.MarkOf(id))) is not null) return Directory.CreateDirectory(Path.Join(places.Work, id)).FullName;
        }
    }
}
