using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Index;

/// <summary>What the last run of a pipeline depended on, so that a run with nothing to do only compares stamps. A cache: without it all is hashed.</summary>
public sealed class IndexFile
{
    private readonly byte[] bytes;
    private readonly int paths;
    private readonly int payload;

    private IndexFile(byte[] bytes, in IndexHeader header)
    {
        this.bytes = bytes;
        Count = (int)header.EntryCount;
        paths = Unsafe.SizeOf<IndexHeader>() + (Count * Unsafe.SizeOf<IndexEntry>());
        payload = bytes.Length - (int)header.PayloadLength;
    }

    public int Count { get; }

    /// <summary>What the writer put beside the files.</summary>
    public ReadOnlyMemory<byte> Payload => bytes.AsMemory(payload);

    internal Span<IndexEntry> Entries => MemoryMarshal.Cast<byte, IndexEntry>(bytes.AsSpan(0, paths).Slice(Unsafe.SizeOf<IndexHeader>()));

    /// <summary>The paths one after the other, a zero after each.</summary>
    internal ReadOnlySpan<byte> Paths => bytes.AsSpan(paths, payload - paths);

    /// <summary>Returns an index, or null where there is none or it is damaged.</summary>
    public static IndexFile? TryRead(string path)
    {
        if (FileBytes.TryRead(path) is not { } bytes) return null;
        return IndexFormat.TryHeader(bytes) is { } header && new IndexFile(bytes, header) is var index && index.IsWellFormed() ? index : null;
    }

    /// <summary>Writes an index in one step: readers see the old or the new one, and the last of several writers wins.</summary>
    public static void Write(string path, IReadOnlyCollection<FileEntry> entries, ReadOnlySpan<byte> payload) =>
        IndexFormat.Save(path, IndexFormat.Compose(entries, payload));

    /// <summary>Compares everything with what is there now.</summary>
    public IndexState Check(string root) => IndexCheck.Run(this, root, Freshness.Now);

    /// <summary>Writes the index again with what <see cref="Check"/> found out.</summary>
    public void Rewrite(string path)
    {
        IndexFormat.Seal(bytes);
        IndexFormat.Save(path, bytes);
    }

    /// <summary>Returns what was known of a path, in the form in which it was written.</summary>
    internal FileEntry? Find(string path)
    {
        Span<byte> space = stackalloc byte[PathBytes.OnStack];
        var sought = PathBytes.Of(path, space);
        sought = sought.Slice(0, sought.Length - 1);
        var entries = Entries;
        for (var (low, high) = (0, entries.Length - 1); low <= high;)
        {
            var middle = (low + high) >>> 1;
            ref readonly var entry = ref entries[middle];
            var order = Paths.Slice(entry.Path, entry.PathLength).SequenceCompareTo(sought);
            if (order == 0) return new FileEntry(path, entry.Stamp, entry.HasDigest ? entry.Digest : null, entry.IsRacy);
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        return null;
    }

    internal string PathOf(in IndexEntry entry) => Encoding.UTF8.GetString(Paths.Slice(entry.Path, entry.PathLength));

    /// <summary>Whether every path lies among the paths and ends in a zero: the system calls read up to it.</summary>
    private bool IsWellFormed()
    {
        var all = Paths;
        foreach (ref readonly var entry in Entries)
        {
            if (entry.Path < 0 || entry.Path > all.Length - entry.PathLength - 1 || entry.PathLength == 0 || all[entry.Path + entry.PathLength] != 0) return false;
        }

        return true;
    }
}
