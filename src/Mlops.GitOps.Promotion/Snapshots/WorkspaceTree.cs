using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Promotion.Snapshots;

/// <summary>The files of a commit that mean something to a workspace: the same that would be read from a checkout of it.</summary>
internal static class WorkspaceTree
{
    private const string Header = "mlops.yaml";

    /// <summary>Returns the files by their paths in the workspace, in ordinal order; links stand for what they lead to.</summary>
    /// <param name="prefix">Where the workspace lies, with <c>/</c> at its end; empty for the root.</param>
    public static ImmutableArray<TreeEntry> FilesOf(ImmutableArray<TreeEntry> all, string prefix, GitRepository repository)
    {
        var own = all.Where(entry => entry.Path.StartsWith(prefix, StringComparison.Ordinal)).Select(entry => entry with { Path = entry.Path[prefix.Length..] }).ToList();
        var nested = own.Where(static entry => entry.Path.EndsWith("/" + Header, StringComparison.Ordinal)).Select(static entry => entry.Path[..^Header.Length]).ToHashSet(StringComparer.Ordinal);
        var links = new TreeLinks(own, repository);
        return
        [
            .. own.Where(entry => Compiler.RoleOf(entry.Path) is not null && IsSeen(entry.Path, nested))
                .Select(links.Follow).OfType<TreeEntry>()
                .OrderBy(static entry => entry.Path, StringComparer.Ordinal),
        ];
    }

    // A workspace does not see into another.
    private static bool IsSeen(string path, HashSet<string> nested)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (!Compiler.LooksInto(path[..slash]) || nested.Contains(path[..(slash + 1)])) return false;
        }

        return true;
    }
}
