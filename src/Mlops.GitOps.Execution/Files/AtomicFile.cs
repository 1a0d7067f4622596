using System.Text;
using Mlops.GitOps.Execution.Records;

namespace Mlops.GitOps.Execution.Files;

/// <summary>Replaces a file in one step: whoever reads it, or pulls the plug, finds the old one or the new one.</summary>
public static class AtomicFile
{
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? path;
        Directory.CreateDirectory(folder);
        var draft = Path.Join(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():n}.tmp");
        try
        {
            using (var file = File.OpenHandle(draft, FileMode.CreateNew, FileAccess.Write))
            {
                RandomAccess.Write(file, bytes, fileOffset: 0);
                RandomAccess.FlushToDisk(file);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(path)) File.SetUnixFileMode(draft, File.GetUnixFileMode(path));
            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }

        if (!OperatingSystem.IsWindows()) RecordFolder.Sync(folder);
    }
}
