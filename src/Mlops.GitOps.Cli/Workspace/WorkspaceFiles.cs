using Mlops.GitOps.Core;
using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Cli.Workspace;

/// <summary>Finds the files of a workspace that mean something, and asks a table for every folder that this depends on.</summary>
internal sealed class WorkspaceFiles
{
    private readonly string root;
    private readonly FileTable table;
    private readonly List<string> found = [];

    private WorkspaceFiles(string root, FileTable table) => (this.root, this.table) = (root, table);

    /// <summary>Returns paths relative to the workspace, with <c>/</c>, in ordinal order.</summary>
    public static List<string> Find(string root, FileTable table)
    {
        var files = new WorkspaceFiles(root, table);
        files.Enter("", table.EntriesOf(root));
        files.found.Sort(StringComparer.Ordinal);
        return files.found;
    }

    private void Enter(string folder, IReadOnlyList<FolderEntry> entries)
    {
        foreach (var entry in entries)
        {
            var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
            if (entry.Kind != FileKind.Folder) AddFile(path, entry);
            else if (IsLookedInto(path, entry)) LookInto(path);
        }
    }

    private void AddFile(string path, FolderEntry entry)
    {
        if (!entry.Name.EndsWith(".yaml", StringComparison.Ordinal) || Compiler.RoleOf(path) is null) return;
        if (!entry.IsLink || RealPath.StaysInside(root, Path.Join(root, path))) found.Add(path);
    }

    // A workspace does not see into another.
    private void LookInto(string path)
    {
        var entries = table.EntriesOf(path);
        foreach (var entry in entries)
        {
            if (entry.Name == WorkspaceFinder.HeaderName && entry.Kind == FileKind.File) return;
        }

        Enter(path, entries);
    }

    // A folder behind a link would be read twice, or for ever.
    private static bool IsLookedInto(string path, FolderEntry folder) => !folder.IsLink && Compiler.LooksInto(path);
}
