using System.CommandLine;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Protecting;
using Mlops.GitOps.Promotion.Snapshots;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Cli.Gating;

/// <summary>Where it comes from what the forge answered: from a file, or from GitHub now.</summary>
internal sealed class PullSource
{
    private readonly Option<string?> pull = new("--pull") { Description = "A file with what the forge answered about the pull request", HelpName = "FILE" };

    private readonly Option<string?> forge = new("--github") { Description = "The pull request on GitHub, which is asked now", HelpName = "OWNER/REPO#N" };

    private readonly Option<string?> record = new("--record") { Description = "Where to write what GitHub answered, to be judged again", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Add(pull);
        command.Add(forge);
        command.Add(record);
        command.Validators.Add(result =>
        {
            if (result.GetResult(pull) is null == result.GetResult(forge) is null) result.AddError("One of '--pull' and '--github' says which pull request.");
            if (result.GetResult(record) is not null && result.GetResult(forge) is null) result.AddError("'--record' goes with '--github'.");
        });
    }

    /// <param name="base">The commit whose environments are asked about.</param>
    /// <returns>Also whether nothing makes anybody heed the verdict, as far as was asked.</returns>
    public (RecordedPull Recorded, bool IsAdvisory) Read(Host host, ParseResult arguments, GitRepository repository, string @base)
    {
        if (arguments.GetValue(pull) is { } file) return (RecordedPullReader.Read(GivenFile.Read(host.Resolve(file), file)), false);
        var written = arguments.GetValue(forge) ?? "";
        var name = PullName.TryParse(written) ?? throw new UserMistake($"'{written}' names no pull request", "--github OWNER/REPO#N");
        using var signals = new StopSignals(static () => { }, static () => { });
        signals.Listen();
        var environments = LivePull.EvidenceIn(new SnapshotReader(repository).Read(@base)[0].Compilation.Syntax);
        try
        {
            using var client = new GitHubClient(ForgeAddress.Of(host.Variable), signals.Token);
            var bytes = PullRecorder.Record(client, name, environments);
            if (arguments.GetValue(record) is { } kept) AtomicFile.Write(host.Resolve(kept), bytes);
            return (RecordedPullReader.Read(Encoding.UTF8.GetString(bytes)), IsAdvisory(client, name.Repository, repository, @base));
        }
        catch (ForgeFailure failure)
        {
            return (LivePull.Undecided(failure), false);
        }
    }

    // What can't be seen is not counted upon.
    private static bool IsAdvisory(GitHubClient client, RepositoryName name, GitRepository repository, string @base)
    {
        try
        {
            return ForgeCheckup.Run(client, name, repository, @base, ForgeCheckup.UsualCheck).Any(static finding => finding.State == false);
        }
        catch (ForgeFailure)
        {
            return true;
        }
    }
}
