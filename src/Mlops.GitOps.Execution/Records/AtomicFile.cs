namespace Mlops.GitOps.Execution.Records;

/// <summary>Writes files that are there as a whole or not at all, whatever happens in between.</summary>
internal static class AtomicFile
{
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        Directory.CreateDirectory(folder);
        var draft = $"{path}.{Guid.NewGuid():n}.tmp";
        try
        {
            using (var file = File.OpenHandle(draft, FileMode.CreateNew, FileAccess.Write))
            {
                RandomAccess.Write(file, bytes, fileOffset: 0);
                RandomAccess.FlushToDisk(file);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }

        RecordFolder.Sync(folder);
    }
}
