using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Files;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;
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
    public RecordedPull Read(Host host, ParseResult arguments, GitRepository repository, string @base)
    {
        if (arguments.GetValue(pull) is { } file) return RecordedPullReader.Read(GivenFile.Read(host.Resolve(file), file));
        var written = arguments.GetValue(forge) ?? "";
        var name = PullName.TryParse(written) ?? throw new UserMistake($"'{written}' names no pull request", "--github OWNER/REPO#N");
        using var signals = new StopSignals(static () => { }, static () => { });
        signals.Listen();
        return Ask(host, name, LivePull.EvidenceIn(new SnapshotReader(repository).Read(@base)[0].Compilation.Syntax), arguments.GetValue(record) is { } kept ? host.Resolve(kept) : null, signals.Token);
    }

    private static RecordedPull Ask(Host host, PullName name, ImmutableArray<string> environments, string? record, CancellationToken stop)
    {
        try
        {
            using var client = new GitHubClient(ForgeAddress.Of(host.Variable), stop);
            var bytes = PullRecorder.Record(client, name, environments);
            if (record is not null) AtomicFile.Write(record, bytes);
            return RecordedPullReader.Read(Encoding.UTF8.GetString(bytes));
        }
        catch (ForgeFailure failure)
        {
            return LivePull.Undecided(failure);
        }
    }
}
