using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Cli.Gating;

/// <summary>Finds what is judged: a workspace of commits. Its header need not be checked out, and may not be there any more.</summary>
internal static class GateGround
{
    public static GitRepository Open(string? given, Host host)
    {
        if (given is not null && !Directory.Exists(host.Resolve(given))) throw new UserMistake($"there is no folder '{given}'");
        var repository = GitRepository.Open(given is not null ? host.Resolve(given) : Nearest(host.CurrentDirectory), host.Variable);
        if (!repository.IsShallow) return repository;
        repository.Dispose();

        // What ran before, and where a branch began, stands in commits that such a clone does not have.
        throw new UserMistake("this clone has no older commits, and a verdict needs them", "git fetch --unshallow");
    }

    public static string Commit(GitRepository repository, string name, string option) =>
        repository.FindCommit(name) ?? throw new UserMistake($"'{option}' names no commit of this repository: '{name}'", "git fetch");

    private static string Nearest(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Join(at.FullName, WorkspaceFinder.HeaderName))) return at.FullName;
        }

        return WorkspaceFinder.GitRootOf(folder);
    }
}
