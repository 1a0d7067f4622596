using System.Collections.Concurrent;
using System.Security.Cryptography;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Files;

/// <summary>What is known of the files that a run depends on. Every question is remembered: the answers are what the next run checks first.</summary>
public sealed class FileTable
{
    private readonly ConcurrentDictionary<string, Digest?> digests = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, FileKind> kinds = new(StringComparer.Ordinal);

    /// <summary>Returns the digest of a file's bytes, or null where no file is.</summary>
    public Digest? DigestOf(string path) => digests.GetOrAdd(path, static path =>
    {
        if (!File.Exists(path)) return null;
        using var stream = File.OpenRead(path);
        return new Digest(SHA256.HashData(stream));
    });

    /// <summary>Returns what a path is.</summary>
    public FileKind KindOf(string path) => kinds.GetOrAdd(path, KindNow);

    private static FileKind KindNow(string path) => File.Exists(path) ? FileKind.File : Directory.Exists(path) ? FileKind.Folder : FileKind.Missing;

    /// <summary>Returns the names in a folder in ordinal order; none where it is missing.</summary>
    public IReadOnlyList<FolderEntry> EntriesOf(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. new DirectoryInfo(folder).EnumerateFileSystemInfos()
            .Select(entry => new FolderEntry(entry.Name, KindOf(entry.FullName), entry.LinkTarget is not null))
            .OrderBy(static entry => entry.Name, StringComparer.Ordinal),
    ];
}
