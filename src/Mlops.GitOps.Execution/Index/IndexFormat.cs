using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Index;

/// <summary>Header, entries in the order of their paths, paths, payload.</summary>
internal static class IndexFormat
{
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromHours(1);

    /// <summary>Returns the header of an index that is whole, or null.</summary>
    public static IndexHeader? TryHeader(ReadOnlySpan<byte> bytes)
    {
        if (!MemoryMarshal.TryRead<IndexHeader>(bytes, out var header) || header.Magic != IndexHeader.ExpectedMagic) return null;
        if (header.Checksum != IndexChecksum.Of(bytes.Slice(IndexHeader.Unchecked))) return null;
        if (header.EntryCount is < 0 or > int.MaxValue || header.PathsLength is < 0 or > int.MaxValue || header.PayloadLength is < 0 or > int.MaxValue) return null;
        var length = Unsafe.SizeOf<IndexHeader>() + (header.EntryCount * Unsafe.SizeOf<IndexEntry>()) + header.PathsLength + header.PayloadLength;
        return length == bytes.Length ? header : null;
    }

    public static byte[] Compose(IReadOnlyCollection<FileEntry> entries, ReadOnlySpan<byte> payload)
    {
        var sorted = Sorted(entries);
        long pathsLength = 0;
        foreach (var entry in sorted) pathsLength += Encoding.UTF8.GetByteCount(entry.Path) + 1;
        var headerSize = Unsafe.SizeOf<IndexHeader>();
        var bytes = new byte[checked(headerSize + ((long)sorted.Length * Unsafe.SizeOf<IndexEntry>()) + pathsLength + payload.Length)];
        var header = new IndexHeader
        {
            Magic = IndexHeader.ExpectedMagic,
            EntryCount = sorted.Length,
            PathsLength = pathsLength,
            PayloadLength = payload.Length,
        };
        MemoryMarshal.Write(bytes, header);
        var table = MemoryMarshal.Cast<byte, IndexEntry>(bytes.AsSpan(headerSize, sorted.Length * Unsafe.SizeOf<IndexEntry>()));
        var paths = bytes.AsSpan(headerSize + (sorted.Length * Unsafe.SizeOf<IndexEntry>()));
        for (var (at, start) = (0, 0); at < sorted.Length; at++)
        {
            var length = Encoding.UTF8.GetBytes(sorted[at].Path, paths.Slice(start));
            table[at] = IndexEntry.Of(sorted[at], start, length);
            start += length + 1;
        }

        payload.CopyTo(bytes.AsSpan(bytes.Length - payload.Length));
        Seal(bytes);
        return bytes;
    }

    /// <summary>Puts the checksum of what stands there now into the header.</summary>
    public static void Seal(Span<byte> bytes)
    {
        ref var header = ref MemoryMarshal.AsRef<IndexHeader>(bytes);
        header.Checksum = IndexChecksum.Of(bytes.Slice(IndexHeader.Unchecked));
    }

    /// <summary>Replaces a file at once. It is not flushed to the disk: after a power cut the checksum finds what is missing.</summary>
    public static void Save(string path, byte[] bytes)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(path) is { Length: > 0 } parent ? parent : ".");
        var temporary = $"{path}.{Guid.NewGuid():n}.new";
        try
        {
            File.WriteAllBytes(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Delete(temporary);
            throw new RunFailure($"The index '{path}' cannot be written: {exception.Message}");
        }

        // What writers left that were killed between the two steps.
        foreach (var left in folder.EnumerateFiles(Path.GetFileName(path) + ".*.new"))
        {
            if (left.LastWriteTimeUtc < DateTime.UtcNow - AbandonedAfter) left.Delete();
        }
    }

    /// <summary>Sorts by the bytes of the paths: in that order they are looked up. Of texts without surrogates it is the order of the texts.</summary>
    private static FileEntry[] Sorted(IReadOnlyCollection<FileEntry> entries)
    {
        FileEntry[] sorted = [.. entries];
        var hasSurrogates = Array.Exists(sorted, static entry => entry.Path.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'));
        if (hasSurrogates) Array.Sort(sorted, CompareBytes);
        else PathSort.Sort(sorted);
        return sorted;
    }

    private static int CompareBytes(FileEntry left, FileEntry right) => Encoding.UTF8.GetBytes(left.Path).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right.Path));
}
