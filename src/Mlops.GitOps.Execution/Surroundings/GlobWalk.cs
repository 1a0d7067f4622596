using Mlops.GitOps.Execution.Files;

namespace Mlops.GitOps.Execution.Surroundings;

/// <summary>Finds the files of a workspace that a pattern matches, looking only where it can match.</summary>
public sealed class GlobWalk
{
    private readonly string root;

    private readonly FileTable files;

    private readonly List<string> found = [];

    private GlobWalk(string root, FileTable files)
    {
        this.root = root;
        this.files = files;
    }

    /// <summary>Returns paths relative to the root in ordinal order; none of <c>.mlops</c>, of <c>.git</c> or of another workspace.</summary>
    public static IReadOnlyList<string> Files(string root, Glob pattern, FileTable files)
    {
        var walk = new GlobWalk(root, files);
        foreach (var path in pattern.Paths) walk.Enter("", path, path.Start);
        return Sorted(walk.found, mayRepeat: pattern.Paths.Count > 1);
    }

    /// <summary>Returns the files that a path means: the one it names, all under the folder it names, or those it matches as a pattern.</summary>
    public static IReadOnlyList<string> FilesAt(string root, string path, FileTable files) => files.KindOf(Path.Join(root, path)) switch
    {
        FileKind.File => [path],
        FileKind.Folder => Files(root, Glob.Under(path), files),
        _ => Files(root, Glob.Parse(path), files),
    };

    private void Enter(string folder, GlobPath pattern, ulong states)
    {
        if (pattern.OnlyName(states) is { } name)
        {
            var path = Path.Join(root, folder, name);
            var kind = files.KindOf(path);
            Meet(folder, name, kind, kind == FileKind.Folder && FolderLinks.IsLink(path), pattern, pattern.Step(states, name));
            return;
        }

        foreach (var entry in files.EntriesOf(Path.Join(root, folder)))
            if (pattern.Step(states, entry.Name) is not 0 and var next) Meet(folder, entry.Name, entry.Kind, entry.IsLink, pattern, next);
    }

    private void Meet(string folder, string name, FileKind kind, bool isLink, GlobPath pattern, ulong states)
    {
        if (name is ".mlops" or ".git") return;
        var path = folder.Length == 0 ? name : $"{folder}/{name}";
        if (kind == FileKind.File && pattern.IsAccepted(states)) found.Add(path);
        if (kind == FileKind.Folder && IsEntered(Path.Join(root, path), isLink)) Enter(path, pattern, states);
    }

    private static List<string> Sorted(List<string> paths, bool mayRepeat)
    {
        paths.Sort(StringComparer.Ordinal);
        if (!mayRepeat) return paths;
        var once = new List<string>(paths.Count);
        foreach (var path in paths)
        {
            if (once.Count == 0 || once[^1] != path) once.Add(path);
        }

        return once;
    }

    private bool IsEntered(string folder, bool isLink)
    {
        if (files.KindOf(Path.Join(folder, "mlops.yaml")) == FileKind.File) return false;
        if (!isLink || FolderLinks.IsFollowed(root, folder)) return true;

        // What it lists is asked all the same, so that a link which comes to lead elsewhere is noticed.
        _ = files.EntriesOf(folder);
        return false;
    }
}
