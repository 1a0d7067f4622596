using System.IO.Enumeration;
using Mlops.GitOps.Core;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Workspace;

/// <summary>Lists the files of a workspace that mean something: paths relative to it, with <c>/</c>, in ordinal order.</summary>
internal static class WorkspaceFiles
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    public static List<string> Enumerate(string root)
    {
        var files = new FileSystemEnumerable<string>(root, (ref FileSystemEntry entry) => RelativePath(root, ref entry), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
                entry.FileName.EndsWith(".yaml", StringComparison.Ordinal)
                && !entry.IsDirectory
                && Compiler.RoleOf(RelativePath(root, ref entry)) is not null
                && (!IsLink(ref entry) || RealPath.StaysInside(root, entry.ToFullPath())),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => IsSearched(root, ref entry),
        };
        var paths = files.ToList();
        paths.Sort(StringComparer.Ordinal);
        return paths;
    }

    /// <summary>Lists the folders in which it looked for files, and those that it only looked into to leave them out.</summary>
    public static List<string> Folders(string root)
    {
        var folders = new FileSystemEnumerable<string>(root, static (ref FileSystemEntry entry) => entry.ToFullPath(), Everything)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.IsDirectory && IsLookedInto(root, ref entry),
            ShouldRecursePredicate = (ref FileSystemEntry entry) => IsSearched(root, ref entry),
        };
        return [root, .. folders];
    }

    // A folder behind a link would be read twice, or for ever; and a workspace does not see into another.
    private static bool IsSearched(string root, ref FileSystemEntry entry) =>
        IsLookedInto(root, ref entry) && !File.Exists(Path.Join(entry.ToFullPath(), WorkspaceFinder.HeaderName));

    private static bool IsLookedInto(string root, ref FileSystemEntry entry) =>
        !entry.FileName.StartsWith('.')
        && !IsLink(ref entry)
        && (!IsOutput(entry.FileName) || RelativePath(root, ref entry).StartsWith("registry/", StringComparison.Ordinal));

    // Under `registry/` folders have the names of models, and a model may well be called `bin`.
    private static bool IsOutput(ReadOnlySpan<char> name) => name is "node_modules" or "generated" or "bin" or "obj";

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static string RelativePath(string root, ref FileSystemEntry entry)
    {
        var folder = entry.Directory.Length > root.Length ? entry.Directory[root.Length..].Trim(Path.DirectorySeparatorChar) : [];
        var path = folder.Length == 0 ? entry.FileName.ToString() : string.Concat(folder, "/", entry.FileName);
        return Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
    }
}
