using System.Text;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Promotion.Snapshots;

/// <summary>Follows links inside of a workspace, as reading a checkout would; one that leaves it leads nowhere.</summary>
internal sealed class TreeLinks
{
    private const string Link = "120000";

    // As many as Linux follows.
    private const int MostLinks = 40;

    private readonly GitRepository repository;
    private readonly Dictionary<string, TreeEntry> links;
    private readonly Dictionary<string, TreeEntry> files;

    public TreeLinks(List<TreeEntry> entries, GitRepository repository)
    {
        this.repository = repository;
        links = entries.Where(static entry => entry.Mode == Link).ToDictionary(static entry => entry.Path, StringComparer.Ordinal);
        files = links.Count == 0 ? [] : entries.Where(IsFile).ToDictionary(static entry => entry.Path, StringComparer.Ordinal);
    }

    /// <summary>Returns the bytes that a path stands for; null where it is no file of the workspace in the end.</summary>
    public TreeEntry? Follow(TreeEntry entry)
    {
        if (IsFile(entry)) return entry;
        var path = entry.Path;
        for (var followed = 0; followed < MostLinks; followed++)
        {
            if (files.TryGetValue(path, out var file)) return file with { Path = entry.Path };
            if (Step(path) is not { } next) return null;
            path = next;
        }

        return null;
    }

    private static bool IsFile(TreeEntry entry) => entry.Mode.StartsWith("100", StringComparison.Ordinal);

    /// <summary>Replaces the first link of a path by what it says.</summary>
    private string? Step(string path)
    {
        for (var end = path.IndexOf('/', StringComparison.Ordinal); ; end = path.IndexOf('/', end + 1))
        {
            var part = end < 0 ? path : path[..end];
            if (links.TryGetValue(part, out var link)) return Joined(part[..(part.LastIndexOf('/') + 1)], Encoding.UTF8.GetString(repository.Read(link)), path[part.Length..]);
            if (end < 0) return null;
        }
    }

    private static string? Joined(string folder, string target, string rest)
    {
        if (target.StartsWith('/')) return null;
        var parts = new List<string>();
        foreach (var part in (folder + target + rest).Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
