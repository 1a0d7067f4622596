using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Store;

/// <summary>Looks through a folder for what a manifest can say of it.</summary>
internal static class FolderScan
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, ReturnSpecialDirectories = false };

    /// <summary>Returns everything in a folder, the digests of files still unknown; refuses what can't be kept.</summary>
    public static List<TreeEntry> Of(string folder)
    {
        var found = new List<TreeEntry>();
        Add(folder, "", found);
        TreeManifest.Of(found);
        return found;
    }

    private static void Add(string folder, string prefix, List<TreeEntry> found)
    {
        var before = found.Count;
        foreach (var path in Directory.EnumerateFileSystemEntries(folder, "*", Everything))
        {
            var name = prefix + Path.GetFileName(path);
            if (TreePaths.WrongWith(name) is { } wrong) throw TreeManifest.CantKeep(name, wrong);
            var state = PathState.Of(path);
            if (state.IsLink) found.Add(new TreeLink(name, new FileInfo(path).LinkTarget ?? ""));
            else if (state.Kind == FileKind.File) found.Add(new TreeFile(name, default, state.Size, state.IsExecutable));
            else if (state.Kind == FileKind.Folder) Add(path, name + "/", found);
            else throw TreeManifest.CantKeep(name, $"it is {state.Name}");
        }

        if (found.Count == before && prefix.Length > 0) found.Add(new TreeFolder(prefix[..^1]));
    }
}
