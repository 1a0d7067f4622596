using Mlops.GitOps.Execution.Registering;

namespace Mlops.GitOps.Execution.Reproducing;

/// <summary>A commit in a temporary folder of its own, beside the work tree that people work in.</summary>
internal sealed class GitWorktree : IDisposable
{
    private readonly string root;
    private readonly string folder;
    private readonly Func<string, string?> variable;

    private GitWorktree(string root, string folder, string workspace, Func<string, string?> variable) =>
        (this.root, this.folder, Workspace, this.variable) = (root, folder, workspace, variable);

    /// <summary>The workspace in it.</summary>
    public string Workspace { get; }

    public static GitWorktree Of(string root, string commit, Func<string, string?> variable)
    {
        if (GitState.Run(root, variable, "rev-parse", "--verify", "-q", commit + "^{commit}") is not { } known)
            throw new RunFailure($"this repository has no commit {commit}", "`git fetch` may bring it");
        var prefix = GitState.Run(root, variable, "rev-parse", "--show-prefix")?.Trim() ?? "";
        var folder = Directory.CreateTempSubdirectory("mlops-reproduce-").FullName;
        var tree = Path.Join(folder, "tree");

        // A hook of the repository could change what is checked out.
        if (GitState.Run(root, variable, "-c", "core.hooksPath=/dev/null", "worktree", "add", "--detach", "--quiet", tree, known.Trim()) is null)
        {
            Directory.Delete(folder, recursive: true);
            throw new RunFailure($"git could not check out {commit} beside this work tree", "`git worktree list` shows what is in its way");
        }

        var worktree = new GitWorktree(root, folder, Path.TrimEndingDirectorySeparator(Path.Join(tree, prefix)), variable);
        if (File.Exists(Path.Join(worktree.Workspace, "mlops.yaml"))) return worktree;
        worktree.Dispose();
        throw new RunFailure($"there is no workspace at commit {commit}: it has no {prefix}mlops.yaml");
    }

    public void Dispose()
    {
        GitState.Run(root, variable, "worktree", "remove", "--force", Path.Join(folder, "tree"));
        if (Directory.Exists(folder)) Files.FolderRemoval.Delete(folder);
        GitState.Run(root, variable, "worktree", "prune");
    }
}
