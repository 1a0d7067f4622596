using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Promoting;

/// <summary>Where a change goes: into the work tree, or before people.</summary>
internal sealed class ProposalOptions
{
    public Flag PullRequest { get; } = new("--pull-request") { Description = "Open a pull request; unless given, the file is edited here for you to commit" };

    public Option<string> Remote { get; } = new("--remote") { Description = "The remote to push to", HelpName = "NAME", DefaultValueFactory = static _ => "origin" };

    public Option<string?> Repository { get; } = new("--github") { Description = "The repository on GitHub; that of the remote unless said", HelpName = "OWNER/REPO" };

    public void AddTo(Command command)
    {
        command.Add(PullRequest);
        command.Add(Remote);
        command.Add(Repository);
    }
}
