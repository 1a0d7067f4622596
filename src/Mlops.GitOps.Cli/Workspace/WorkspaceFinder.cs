using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Workspace;

/// <summary>Finds the folder of <c>mlops.yaml</c>.</summary>
internal static class WorkspaceFinder
{
    public const string HeaderName = "mlops.yaml";

    public static string Find(string? given, string currentDirectory)
    {
        if (given is not null) return FindGiven(Path.GetFullPath(given, currentDirectory), given);
        for (var folder = new DirectoryInfo(currentDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, HeaderName))) return folder.FullName;
        }

        throw new UserMistake("neither this folder nor one above it has an mlops.yaml, so there is no workspace here", "mlops init");
    }

    /// <summary>Returns the folder of git that holds the workspace, or the workspace itself.</summary>
    public static string GitRootOf(string workspace)
    {
        for (var folder = new DirectoryInfo(workspace); folder is not null; folder = folder.Parent)
        {
            // In a work tree of git `.git` is a file.
            if (Path.Exists(Path.Combine(folder.FullName, ".git"))) return folder.FullName;
        }

        return workspace;
    }

    private static string FindGiven(string path, string given)
    {
        if (File.Exists(Path.Combine(path, HeaderName))) return Path.TrimEndingDirectorySeparator(path);
        if (!Directory.Exists(path)) throw new UserMistake($"there is no folder '{given}'");
        throw new UserMistake($"the folder '{given}' has no mlops.yaml, so it is no workspace", $"mlops init {given}");
    }
}
