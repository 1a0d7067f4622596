using Mlops.GitOps.Cli.Workspace;

namespace Mlops.GitOps.Cli.Rendering;

internal static class Reports
{
    public static Report Of(LoadedWorkspace workspace) =>
        new(workspace.Project, workspace.Files.Length, workspace.Diagnostics, workspace.SourceOf, PrefixOf(workspace.Root));

    // What GitHub shows beside lines has to speak of paths from the root of the repository.
    private static string PrefixOf(string root)
    {
        var path = Path.GetRelativePath(WorkspaceFinder.GitRootOf(root), root).Replace(Path.DirectorySeparatorChar, '/');
        return path == "." ? "" : path + "/";
    }
}
