using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;

namespace Mlops.GitOps.Cli.Promoting;

/// <summary>Which repository of the forge is meant.</summary>
internal static class ForgeChoice
{
    /// <summary>Returns the one that is named, else that of the remote, else that of the workflow that runs.</summary>
    public static RepositoryName Repository(GitRepository repository, string? given, string remote, Func<string, string?> variable)
    {
        if (given is not null) return RepositoryName.TryParse(given) ?? throw new UserMistake($"'{given}' names no repository", "--github OWNER/REPO");
        var url = new GitWriter(repository).UrlOf(remote);
        return (url is null ? null : RepositoryName.OfRemote(url))
            ?? RepositoryName.TryParse(variable("GITHUB_REPOSITORY") ?? "")
            ?? throw new UserMistake(url is null ? $"there is no remote '{remote}'" : $"the remote '{remote}' is no repository of GitHub: {url}", "--github OWNER/REPO");
    }
}
