using System.CommandLine;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Promoting;
using Mlops.GitOps.Promotion.Deploying;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Promoting;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Decides once more, before anything runs: whether a commit is what was reviewed, merged and allowed.</summary>
internal static class VerifyDeployCommand
{
    public const string Description = "Decide whether a merged commit may be deployed";

    public static Command Create(Host host)
    {
        var commit = new Argument<string>("commit") { Description = "The commit of the protected branch", HelpName = "COMMIT" };
        var environment = new Option<string>("--environment") { Description = "Where it is to run", HelpName = "ENV", Required = true };
        var source = new MergeSource();
        var since = new Option<string?>("--since") { Description = "The commit that runs now: each that came after it, as from a merge queue, must be allowed too", HelpName = "COMMIT" };
        var revert = new Flag("--revert") { Description = "Open a pull request that reverts the commit where it is denied" };
        var advance = new Flag("--advance") { Description = "Where it is allowed, move the branch mlops/env/ENV of the remote to it" };
        var remote = new Option<string>("--remote") { Description = "The remote to push to", HelpName = "NAME", DefaultValueFactory = static _ => "origin" };
        var format = new TextOrJson { DefaultValueFactory = static _ => "json" };
        var command = new DocumentedCommand("verify-deploy", Description,
            "mlops verify-deploy HEAD --environment production --github acme/credit --revert",
            "mlops verify-deploy HEAD --environment production --pull pull.json --format text",
            "mlops verify-deploy HEAD --environment production --github acme/credit --since 1f3c2a7 --advance");
        command.Add(commit);
        source.AddTo(command);
        foreach (var option in (Option[])[environment, since, revert, advance, remote, format]) command.Add(option);
        command.SetAction(arguments =>
        {
            using var repository = GateGround.Open(host.GivenWorkspace(arguments), host);
            var wanted = GateGround.Commit(repository, arguments.GetRequiredValue(commit), "COMMIT");
            var to = arguments.GetRequiredValue(environment);
            var members = arguments.GetValue(since) is { } before ? MergeReader.Members(repository, GateGround.Commit(repository, before, "--since"), wanted) : [wanted];
            if (members.Count == 0) throw new UserMistake("'--since' is the commit itself: there is nothing to deploy");
            using var reading = source.Open(host, arguments, arguments.GetRequiredValue(remote));
            var verdicts = members.Select(member => (Commit: member, Verdict: Judge(repository, member, to, reading))).ToList();

            // The worst of a queue speaks for all: what it holds would run with the rest.
            var (named, worst) = verdicts.OrderByDescending(static one => one.Verdict.Outcome switch { VerdictOutcome.Indeterminate => 2, VerdictOutcome.Deny => 1, _ => 0 }).First(one => one.Verdict.Outcome != VerdictOutcome.Allow || one.Commit == wanted);
            var terminal = host.TerminalFor(arguments);
            terminal.Out.Write(format.IsJson(arguments) ? VerdictJson.Of(worst) : VerdictText.Of(worst, terminal.OutPaint));
            terminal.Out.Flush();
            if (worst.Outcome == VerdictOutcome.Deny && revert.IsGiven(arguments)) terminal.Error.WriteLine(Printable.Text(reading.Propose(repository, Reverts.Of(repository, named, worst.Codes))));
            if (worst.Outcome == VerdictOutcome.Allow && advance.IsGiven(arguments)) terminal.Error.WriteLine(Printable.Text(Advance(repository, arguments.GetRequiredValue(remote), to, wanted)));
            return GateCommand.StatusOf(worst.Outcome);
        });
        return command;
    }

    private static Verdict Judge(GitRepository repository, string commit, string environment, MergeReading reading)
    {
        var change = MergeReader.Read(repository, commit, reading.Read(repository, commit));
        var known = change.Policy.Compilation.Syntax.Environments.Select(static one => one.Name.Value).ToList();
        if (change.Policy.HasWorkspace && !known.Contains(environment, StringComparer.Ordinal))
            throw new UserMistake($"there is no environment '{environment}'", Core.Text.Spelling.Nearest(environment, known) is { } nearest ? $"did you mean '{nearest}'?" : null);
        return Authorize.Judge(change);
    }

    // What clusters follow only ever moves forward.
    private static string Advance(GitRepository repository, string remote, string environment, string commit)
    {
        var writer = new GitWriter(repository);
        var branch = $"mlops/env/{environment}";
        var tip = writer.Fetch(remote, branch);
        if (tip == commit) return $"{branch} is there already";
        if (tip is not null && !repository.IsAncestor(tip, commit)) throw new PromotionRefusal($"{branch} is at {tip[..12]}, which {commit[..12]} does not come after", "a newer commit may have been deployed meanwhile");
        writer.Push(remote, commit, branch, tip);
        return $"{branch} is moved to {commit[..12]}";
    }
}
