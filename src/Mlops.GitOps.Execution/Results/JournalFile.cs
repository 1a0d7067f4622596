using System.Text;
using Microsoft.Win32.SafeHandles;
using Mlops.GitOps.Execution.Locks;
using Mlops.GitOps.Execution.Records;

namespace Mlops.GitOps.Execution.Results;

/// <summary>The file of a journal as several processes append to it. Its first line names this very file, so that whoever has an older one open sees that it was replaced.</summary>
internal static class JournalFile
{
    public const int HeaderLength = 48;

    private static ReadOnlySpan<byte> Format => "mlops/results/1"u8;

    /// <summary>Returns the first line of a new journal.</summary>
    public static byte[] NewHeader() => [.. Format, .. Encoding.ASCII.GetBytes($"{Guid.NewGuid():n}"), (byte)'\n'];

    public static SafeFileHandle Open(string path) =>
        File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Returns whether the path still leads to the file that is open.</summary>
    public static bool IsCurrent(SafeFileHandle file, string path)
    {
        if (!File.Exists(path)) return false;
        using var current = Open(path);
        Span<byte> ours = stackalloc byte[HeaderLength];
        Span<byte> theirs = stackalloc byte[HeaderLength];
        return ours[..RandomAccess.Read(file, ours, fileOffset: 0)].SequenceEqual(theirs[..RandomAccess.Read(current, theirs, fileOffset: 0)]);
    }

    /// <summary>Appends whole lines in one write. The caller has the lock.</summary>
    public static void Append(SafeFileHandle file, string path, ReadOnlySpan<byte> lines)
    {
        var end = RandomAccess.GetLength(file);
        if (end == 0) lines = (byte[])[.. NewHeader(), .. lines];

        // A writer that was killed may have left half a line, which must not swallow the next.
        else if (!EndsLine(file, end)) lines = (byte[])[(byte)'\n', .. lines];
        RandomAccess.Write(file, lines, end);
        RandomAccess.FlushToDisk(file);
        if (end == 0) RecordFolder.Sync(Path.GetDirectoryName(Path.GetFullPath(path)) ?? path);
    }

    /// <summary>Takes the journal for this process until the result is disposed.</summary>
    public static Hold Take(SafeFileHandle file)
    {
        FileRanges.Take(file, LockRange.All, isShared: false);
        return new Hold(file);
    }

    private static bool EndsLine(SafeFileHandle file, long end)
    {
        Span<byte> last = stackalloc byte[1];
        return RandomAccess.Read(file, last, end - 1) == 1 && last[0] == '\n';
    }

    public readonly ref struct Hold(SafeFileHandle file)
    {
        public void Dispose() => FileRanges.Release(file, LockRange.All);
    }
}
