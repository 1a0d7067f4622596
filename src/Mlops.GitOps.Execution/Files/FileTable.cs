using System.Collections.Concurrent;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Index;

namespace Mlops.GitOps.Execution.Files;

/// <summary>What is known of the files that a run depends on. Every question is remembered: the answers are what the next run checks first.</summary>
/// <param name="root">The workspace; relative paths start here.</param>
/// <param name="previous">What the last run knew: where a file's stamp is still the same, its digest need not be computed.</param>
public sealed class FileTable(string root, IndexFile? previous = null)
{
    private readonly ConcurrentDictionary<string, FileEntry> known = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, FolderEntry[]> listings = new(StringComparer.Ordinal);

    private readonly string prefix = root.EndsWith('/') ? root : root + "/";

    /// <summary>Says what time it is, in nanoseconds since 1970.</summary>
    internal Func<long> Now { get; init; } = Freshness.Now;

    /// <summary>Everything that was asked for so far, in no order.</summary>
    public IReadOnlyCollection<FileEntry> Entries => [.. known.Values];

    /// <summary>Returns the digest of a file's bytes, or null where no file is.</summary>
    public Digest? DigestOf(string path)
    {
        var key = KeyOf(path);
        if (!known.TryGetValue(key, out var entry) || entry is { Digest: null, Stamp.Kind: FileKind.File }) entry = Keep(HintFor(key) ?? Read(key));
        return entry.Stamp.Kind == FileKind.File ? entry.Digest : null;
    }

    /// <summary>Returns the digests of files, read on all processors; null where no file is.</summary>
    public Digest?[] DigestsOf(IReadOnlyList<string> paths)
    {
        var digests = new Digest?[paths.Count];
        Batches.Run(paths.Count, 64, (start, end) =>
        {
            for (var at = start; at < end; at++) digests[at] = DigestOf(paths[at]);
        });
        return digests;
    }

    /// <summary>Returns the size of what was asked about already; 0 of anything else.</summary>
    public long SizeOf(string path) => known.TryGetValue(KeyOf(path), out var entry) ? entry.Stamp.Size : 0;

    /// <summary>Returns what a path is, links followed.</summary>
    public FileKind KindOf(string path)
    {
        var key = KeyOf(path);
        if (!known.TryGetValue(key, out var entry)) entry = Keep(new FileEntry(key, FileStat.Of(FullPathOf(key)), Digest: null, IsRacy: false));
        return entry.Stamp.Kind;
    }

    /// <summary>Returns the names in a folder in ordinal order; none where it is missing.</summary>
    public IReadOnlyList<FolderEntry> EntriesOf(string folder)
    {
        var key = KeyOf(folder);
        if (listings.TryGetValue(key, out var entries)) return entries;
        lock (listings)
        {
            // Two that list at once could keep the names that one saw and the digest of the other.
            return listings.TryGetValue(key, out entries) ? entries : List(key);
        }
    }

    /// <summary>Remembers a file that the runner itself wrote.</summary>
    public void Record(string path, FileStamp stamp, Digest digest)
    {
        var key = KeyOf(path);
        known[key] = new FileEntry(key, stamp, digest, Freshness.IsRacy(stamp, Now()));
    }

    /// <summary>Forgets what was found, so that the next question looks again.</summary>
    public void Forget(string path)
    {
        var key = KeyOf(path);
        listings.TryRemove(key, out _);
        known.TryRemove(key, out _);
    }

    /// <summary>Forgets a path and, where it is a folder, all that was found under it.</summary>
    public void ForgetUnder(string path)
    {
        Forget(path);
        var under = KeyOf(path) + "/";
        foreach (var key in known.Keys.Concat(listings.Keys))
        {
            if (key.StartsWith(under, StringComparison.Ordinal)) Forget(key);
        }
    }

    /// <summary>Asks about what an earlier run asked about, in the same way, and returns the digest.</summary>
    internal Digest? AskAgain(FileEntry before)
    {
        if (before.Stamp.Kind != FileKind.Folder) return DigestOf(before.Path);
        EntriesOf(before.Path);
        return known.TryGetValue(before.Path, out var entry) ? entry.Digest : null;
    }

    /// <summary>Looks again, and returns whether a path is no longer what it was when it was asked about; what never was counts as changed.</summary>
    public bool HasChanged(string path)
    {
        var key = KeyOf(path);
        if (!known.TryGetValue(key, out var entry)) return true;
        var stamp = FileStat.Of(FullPathOf(key));
        if (entry.Digest is null) return stamp.Kind != entry.Stamp.Kind;
        if (stamp == entry.Stamp && !entry.IsRacy) return false;
        var now = entry.Stamp.Kind == FileKind.Folder ? ReadFolder(key, out _) : Read(key);
        if (now.Digest != entry.Digest || now.Stamp.IsExecutable != entry.Stamp.IsExecutable) return true;
        known.TryUpdate(key, now, entry);
        return false;
    }

    /// <summary>Looks again, and returns whether a path may have been anything else since it was asked about, also where it is now what it was.</summary>
    public bool WasTouched(string path) =>
        !known.TryGetValue(KeyOf(path), out var entry) || FileStat.Of(FullPathOf(entry.Path)) != entry.Stamp || (entry.IsRacy && HasChanged(path));

    /// <summary>Keeps the first answer when two ask at once; an answer with a digest is more than one without.</summary>
    private FileEntry Keep(FileEntry found) =>
        known.AddOrUpdate(found.Path, found, (_, before) => before.Digest is null && found.Digest is not null ? found : before);

    private FileEntry? HintFor(string key) =>
        previous?.Find(key) is { Digest: not null, IsRacy: false, Stamp.Kind: FileKind.File } hint && FileStat.Of(FullPathOf(key)) == hint.Stamp ? hint : null;

    private FolderEntry[] List(string key)
    {
        Keep(ReadFolder(key, out var entries));
        listings[key] = entries;
        foreach (var entry in entries)
        {
            // The folder's own stamp says nothing of where its links lead.
            if (entry.IsLink) KindOf(key == "." ? entry.Name : key.TrimEnd('/') + "/" + entry.Name);
        }

        return entries;
    }

    private FileEntry Read(string key)
    {
        // Before the stamp is taken: what changes from here on must not look like what we read.
        var moment = Now();
        var digest = FileHasher.TryHash(FullPathOf(key), out var stamp);
        return new FileEntry(key, stamp, digest, digest is not null && Freshness.IsRacy(stamp, moment));
    }

    private FileEntry ReadFolder(string key, out FolderEntry[] entries)
    {
        var moment = Now();
        entries = FolderListing.Of(FullPathOf(key), out var stamp);
        var isFolder = stamp.Kind == FileKind.Folder;
        return new FileEntry(key, stamp, isFolder ? FolderListing.DigestOf(entries) : null, isFolder && Freshness.IsRacy(stamp, moment));
    }

    private string KeyOf(string path) =>
        path.Length == 0 || path == root || path == prefix ? "."
        : path.StartsWith(prefix, StringComparison.Ordinal) ? path.Substring(prefix.Length)
        : path;

    private string FullPathOf(string key) => key[0] == '/' ? key : prefix + key;
}
