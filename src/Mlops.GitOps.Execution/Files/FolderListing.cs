using System.Runtime.InteropServices;
using System.Text;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Execution.Files;

/// <summary>Lists folders.</summary>
internal static class FolderListing
{
    private const int Attempts = 5;

    /// <summary>
    /// Returns the names in a folder in ordinal order, and gives the stamp that it had before and after; none where no folder is. Of one
    /// that never stands still it is what was seen last: its stamp is so young that whoever relies on it looks again.
    /// </summary>
    public static FolderEntry[] Of(string folder, out FileStamp stamp)
    {
        stamp = FileStat.Of(folder);
        FolderEntry[]? entries = null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (stamp.Kind != FileKind.Folder) return [];
            entries = Read(folder);
            var before = stamp;
            stamp = FileStat.Of(folder);
            if (entries is not null && stamp == before) return entries;
            if (attempt < Attempts) Thread.Sleep(10 << attempt);
        }

        return entries ?? [];
    }

    /// <summary>Returns what is in a folder now, whatever else happens to it; none where no folder is.</summary>
    public static FolderEntry[] Once(string folder) => Read(folder) ?? [];

    /// <summary>Returns the digest of a listing: two are equal when names, kinds and links are.</summary>
    public static Digest DigestOf(ReadOnlySpan<FolderEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries) text.Append((char)('0' + (int)entry.Kind)).Append(entry.IsLink ? 'l' : '-').Append(entry.Name).Append('\0');
        return Digest.OfText(text.ToString());
    }

    private static FolderEntry[]? Read(string folder)
    {
        var found = OperatingSystem.IsLinux() ? LinuxFolder.TryList(folder) : ListAnywhere(folder);
        found?.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return found?.ToArray();
    }

    private static List<FolderEntry>? ListAnywhere(string folder)
    {
        try
        {
            var found = new List<FolderEntry>();
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything))
            {
                if (entry.Name.Contains('\uFFFD')) throw NotText(folder);
                var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
                found.Add(new FolderEntry(entry.Name, FileStat.Of(entry.FullName).Kind, isLink));
            }

            return found;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal static RunFailure NotText(string folder) => new($"A name in '{folder}' is not UTF-8.", "Rename the file: `ls -b` shows its bytes.");

    private static EnumerationOptions Everything => new() { AttributesToSkip = 0, IgnoreInaccessible = false, MatchType = MatchType.Simple };
}
