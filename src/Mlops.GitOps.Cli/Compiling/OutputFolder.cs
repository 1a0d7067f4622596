using Mlops.GitOps.Backends;
using Mlops.GitOps.Cli.Workspace;

namespace Mlops.GitOps.Cli.Compiling;

/// <summary>Where compiled files go: the repository of the workspace, or a folder that mirrors it.</summary>
/// <param name="Root">The folder that stands for the root of the repository.</param>
/// <param name="Prefix">Where the workspace lies from there; empty, or ends with <c>/</c>.</param>
internal sealed record OutputFolder(string Root, string Prefix)
{
    public static OutputFolder Of(string workspace, string? given)
    {
        var git = WorkspaceFinder.GitRootOf(workspace);
        var path = Path.GetRelativePath(git, workspace).Replace(Path.DirectorySeparatorChar, '/');
        return new OutputFolder(given ?? git, path == "." ? "" : path + "/");
    }

    /// <summary>Where the map lies from the root of the repository.</summary>
    public string MapPath => Prefix + OutputMap.Path;

    public string FullPathOf(string path) => Path.Join(Root, path);

    public string PathOf(OutputFile file) => file.Place == OutputPlace.Workspace ? Prefix + file.Path : file.Path;

    /// <summary>Returns what the last compilation wrote; nothing where there was none.</summary>
    public OutputMap ReadMap()
    {
        var path = FullPathOf(MapPath);
        return File.Exists(path) && OutputMapJson.TryRead(File.ReadAllText(path)) is { } map
            ? new OutputMap(map.Files.RemoveRange(map.Files.Keys.Where(file => !MayBeOurs(file)).ToList()))
            : OutputMap.Empty;
    }

    // What the map lists is removed one day, and anybody may have edited it.
    private bool MayBeOurs(string path) =>
        (path.StartsWith(Prefix + "generated/", StringComparison.Ordinal) || path.StartsWith(".github/", StringComparison.Ordinal)) && !path.Split('/').Any(static part => part is "" or "." or "..");
}
