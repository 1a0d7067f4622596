namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Says which links to folders a walk follows: those that stay in the workspace and do not lead back to where the walk came from.</summary>
internal static class FolderLinks
{
    private const int MostLinks = 40;

    public static bool IsFollowed(string root, string link)
    {
        if (RealPathOf(root) is not { } realRoot || RealPathOf(link) is not { } target || Path.GetDirectoryName(link) is not { } parent) return false;
        if (RealPathOf(parent) is not { } realParent) return false;
        var isInside = target.StartsWith(realRoot + "/", StringComparison.Ordinal);
        return isInside && !(realParent + "/").StartsWith(target + "/", StringComparison.Ordinal) && !OwnFiles.IsInOwnFolder(target[(realRoot.Length + 1)..]);
    }

    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>Returns the path without links, or null where they lead in circles.</summary>
    public static string? RealPathOf(string path)
    {
        var links = 0;
        return Resolve(path, ref links);
    }

    private static string? Resolve(string path, ref int links)
    {
        var resolved = "/";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Join(resolved, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                resolved = next;
                continue;
            }

            links++;
            if (links > MostLinks || Resolve(Path.GetFullPath(target, resolved), ref links) is not { } real) return null;
            resolved = real;
        }

        return resolved;
    }
}
