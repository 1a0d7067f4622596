using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Records;

/// <summary>Writes files that are there as a whole or not at all, whatever happens in between.</summary>
internal static class AtomicFile
{
    /// <param name="drafts">A folder for what is not finished; that of the file unless said, or where the two are on different file systems.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, string? drafts = null)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        Directory.CreateDirectory(folder);
        if (drafts is null || !TryWrite(path, bytes, Path.Join(drafts, $"{Guid.NewGuid():n}"))) TryWrite(path, bytes, $"{path}.{Guid.NewGuid():n}.tmp");
        RecordFolder.Sync(folder);
    }

    private static bool TryWrite(string path, ReadOnlySpan<byte> bytes, string draft)
    {
        var isDone = false;
        try
        {
            using (var file = File.OpenHandle(draft, FileMode.CreateNew, FileAccess.Write))
            {
                RandomAccess.Write(file, bytes, fileOffset: 0);
                RandomAccess.FlushToDisk(file);
            }

            return isDone = SystemCalls.TryRename(draft, path);
        }
        finally
        {
            if (!isDone) File.Delete(draft);
        }
    }
}
