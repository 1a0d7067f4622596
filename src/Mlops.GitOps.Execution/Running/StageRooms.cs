using System.Collections.Concurrent;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>The folders that the stages of a run work in. Who leaves them empty leaves them to the next: to make and remove folders takes longer than many a command.</summary>
internal sealed class StageRooms(string work, LocalStore store)
{
    private readonly ConcurrentStack<StageRoom> free = new();
    private int count;

    public StageRoom Take()
    {
        if (free.TryPop(out var room)) return room;
        var number = FormattableString.Invariant($"{Interlocked.Increment(ref count)}");
        room = new StageRoom(Path.Join(work, number), store.NewTemporaryFolder(number));
        Directory.CreateDirectory(room.Scratch);
        return room;
    }

    /// <summary>Takes a room back.</summary>
    /// <param name="isQuiet">Whether nothing that was started there can be left.</param>
    public void Return(StageRoom room, bool isQuiet)
    {
        if (isQuiet && room.IsAsItWas())
        {
            free.Push(room);
            return;
        }

        Remove(room.Scratch);
        Remove(room.Outgoing);
        File.Delete(room.LogPath);
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path)) FolderRemoval.Delete(path);
    }
}
