using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Running;

/// <summary>Where one attempt of a stage works, and no other at the same time.</summary>
/// <param name="Scratch">For whatever it likes, and for what it is told.</param>
/// <param name="Outgoing">A folder of the store, on its file system: what is put there moves in without a copy.</param>
internal sealed record StageRoom(string Scratch, string Outgoing)
{
    /// <summary>Beside the folder, so that no stage finds it there.</summary>
    public string LogPath => Scratch + ".log";

    public string StageFilePath => Path.Join(Scratch, "stage.json");

    public string RowsPath => Path.Join(Scratch, "outputs.json");

    /// <summary>Writes over what the stage before was told: a new file is dearer, and one that was removed makes all new ones dearer.</summary>
    public void Tell(ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(StageFilePath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        var length = RandomAccess.GetLength(file);
        RandomAccess.Write(file, bytes, fileOffset: 0);
        if (length > bytes.Length) RandomAccess.SetLength(file, bytes.Length);
    }

    /// <summary>Whether nothing is there but what the stage was told.</summary>
    public bool IsAsItWas() =>
        Directory.GetFileSystemEntries(Scratch) is [var only] && only == StageFilePath
        && PathState.Of(only) is { Kind: FileKind.File, Names: 1 }
        && Directory.GetFileSystemEntries(Outgoing).Length == 0;
}
