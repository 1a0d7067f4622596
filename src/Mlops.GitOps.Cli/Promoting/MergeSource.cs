using System.CommandLine;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Promotion.Forge;

namespace Mlops.GitOps.Cli.Promoting;

/// <summary>Where it comes from what the forge says of a merge: from a file, or from GitHub now.</summary>
internal sealed class MergeSource
{
    private readonly Option<string?> pull = new("--pull") { Description = "A file with what the forge answered about the pull request that was merged", HelpName = "FILE" };

    private readonly Option<string?> forge = new("--github") { Description = "The repository on GitHub, which is asked now", HelpName = "OWNER/REPO" };

    public void AddTo(Command command)
    {
        command.Add(pull);
        command.Add(forge);
        command.Validators.Add(result =>
        {
            if (result.GetResult(pull) is null == result.GetResult(forge) is null) result.AddError("One of '--pull' and '--github' says where to ask.");
        });
    }

    public MergeReading Open(Host host, ParseResult arguments, string remote)
    {
        if (arguments.GetValue(pull) is { } file) return new MergeReading(GivenFile.Read(host.Resolve(file), file), null, null, remote);
        var written = arguments.GetValue(forge) ?? "";
        var name = RepositoryName.TryParse(written) ?? throw new UserMistake($"'{written}' names no repository", "--github OWNER/REPO");
        return new MergeReading(null, new GitHubClient(ForgeAddress.Of(host.Variable), CancellationToken.None), name, remote);
    }
}
