using System.Text;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Store;

namespace Mlops.GitOps.Execution.Files;

/// <summary>Replaces a file in one step: whoever reads it, or pulls the plug, finds the old one or the new one.</summary>
public static class AtomicFile
{
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <param name="drafts">A folder for what is not finished; that of the file unless said, or where the two are on different file systems.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes, string? drafts = null)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        Directory.CreateDirectory(folder);
        var name = Guid.NewGuid().ToString("n");
        if (drafts is null || !TryWrite(path, bytes, Path.Join(drafts, name))) TryWrite(path, bytes, Path.Join(folder, $".{Path.GetFileName(path)}.{name}.tmp"));
        if (!OperatingSystem.IsWindows()) RecordFolder.Sync(folder);
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

            return isDone = Replace(draft, path);
        }
        finally
        {
            if (!isDone) File.Delete(draft);
        }
    }

    private static bool Replace(string draft, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (File.Exists(path)) File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
            return SystemCalls.TryRename(draft, path);
        }

        File.Move(draft, path, overwrite: true);
        return true;
    }
}
