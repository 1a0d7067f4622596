using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Index;

/// <summary>Holds an index against the file system, on all processors.</summary>
internal static unsafe class IndexCheck
{
    private const int BatchSize = 512;

    /// <summary>Compares every stamp, and hashes where a stamp says too little; stops at the first difference.</summary>
    public static IndexState Run(IndexFile index, string root, Func<long> now)
    {
        using var folder = FolderHandle.TryOpen(root);
        if (folder is null) return IndexState.Changed;
        var changed = 0;
        var racy = 0;
        Batches.Run(index.Count, BatchSize, (start, end) =>
        {
            if (Volatile.Read(ref changed) != 0) return;
            var found = CompareStamps(index, folder.Number, start, end);
            if (found < 0) Volatile.Write(ref changed, 1);
            else Interlocked.Add(ref racy, found);
        });
        if (changed != 0) return IndexState.Changed;
        return racy == 0 ? IndexState.Unchanged : CompareContents(index, root, now);
    }

    /// <summary>Returns how many entries must be hashed, or -1 at the first that differs.</summary>
    private static int CompareStamps(IndexFile index, int folder, int start, int end)
    {
        var racy = 0;
        fixed (byte* paths = index.Paths)
        {
            foreach (ref readonly var entry in index.Entries.Slice(start, end - start))
            {
                if (FileStat.At(folder, paths + entry.Path, out var stamp) != 0) return -1;
                if (entry.HasDigest ? stamp != entry.Stamp : stamp.Kind != entry.Kind) return -1;
                if (entry.IsRacy) racy++;
            }
        }

        return racy;
    }

    private static IndexState CompareContents(IndexFile index, string root, Func<long> now)
    {
        var racy = new List<int>();
        for (var at = 0; at < index.Count; at++)
        {
            if (index.Entries[at].IsRacy) racy.Add(at);
        }

        var changed = 0;
        var settled = 0;
        Batches.Run(racy.Count, 16, (start, end) =>
        {
            for (var at = start; at < end && Volatile.Read(ref changed) == 0; at++)
            {
                ref var entry = ref index.Entries[racy[at]];
                var moment = now();
                if (!HasSameContent(index, entry, root)) Volatile.Write(ref changed, 1);
                else if (!Freshness.IsRacy(entry.Stamp, moment))
                {
                    entry.IsRacy = false;
                    Volatile.Write(ref settled, 1);
                }
            }
        });
        if (changed != 0) return IndexState.Changed;
        return settled != 0 ? IndexState.UnchangedButRewrite : IndexState.Unchanged;
    }

    private static bool HasSameContent(IndexFile index, in IndexEntry entry, string root)
    {
        var path = index.PathOf(entry) is ['/', ..] absolute ? absolute : Path.Join(root, index.PathOf(entry));
        FileStamp stamp;
        var digest = entry.Kind == FileKind.Folder ? FolderListing.DigestOf(FolderListing.Of(path, out stamp)) : FileHasher.TryHash(path, out stamp);
        return digest == entry.Digest && stamp == entry.Stamp;
    }
}
