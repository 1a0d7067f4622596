namespace Mlops.GitOps.Execution.Files;

/// <summary>Follows every link on the way to a file or folder.</summary>
public static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>Returns the path without links, or null where they lead in circles.</summary>
    public static string? Of(string path)
    {
        var links = 0;
        return Resolve(path, ref links);
    }

    /// <summary>Tells whether what a path leads to is below a folder.</summary>
    public static bool StaysInside(string root, string path) =>
        Of(root) is { } realRoot && Of(path) is { } realPath
        && realPath.StartsWith(Path.TrimEndingDirectorySeparator(realRoot) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

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
