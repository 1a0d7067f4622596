using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What a command prints. It stands in the room of its stage until there is something to keep: of most stages there is nothing, and a file takes longer
/// to make than many a command takes to run.</summary>
internal sealed class StageLog
{
    private readonly string kept;

    private StageLog(string path, string kept) => (Path, this.kept) = (path, kept);

    /// <summary>Where the command writes to.</summary>
    public string Path { get; }

    /// <param name="kept">Where people look for it.</param>
    /// <param name="isRedacted">Whether somebody stands between the command and its log, who names the file when it cannot be written.</param>
    public static StageLog Of(StageRoom room, string kept, bool isRedacted) => new(isRedacted || File.Exists(kept) ? kept : room.LogPath, kept);

    /// <summary>Lets people read along with a command that takes a while.</summary>
    public void Show()
    {
        try
        {
            Move();
        }
        catch (IOException)
        {
            // A command goes on without anybody reading along; when it has ended, it is moved or told.
        }
    }

    /// <summary>Keeps what was printed, where anything was.</summary>
    public void Keep()
    {
        if (new FileInfo(Path) is { Exists: true, Length: > 0 }) Move();
    }

    private void Move()
    {
        if (Path != kept && File.Exists(Path)) SystemCalls.TryRename(Path, kept);
    }
}
