namespace Mlops.GitOps.Cli.Workspace;

/// <summary>Tells whether what a link leads to is still in the workspace, by following every link on the way.</summary>
internal static class LinkGuard
{
    private const int MostLinks = 40;

    public static bool StaysInside(string root, string path)
    {
        var links = 0;
        return Resolve(root, ref links) is { } realRoot
            && Resolve(path, ref links) is { } realPath
            && realPath.StartsWith(Path.TrimEndingDirectorySeparator(realRoot) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>Returns the path without links, or null where they lead nowhere or in circles.</summary>
    private static string? Resolve(string path, ref int links)
    {
        var root = Path.GetPathRoot(path) ?? "";
        var resolved = root;
        foreach (var part in path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
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
