using System.CommandLine;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Judging;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Decides whether a pull request may be merged.</summary>
internal static class GateCommand
{
    public const string Description = "Decide whether a pull request may be merged, with every reason";

    public static Command Create(Host host)
    {
        var @base = new Option<string>("--base") { Description = "The commit whose rules count: the tip of the protected branch", HelpName = "SHA", Required = true };
        var head = new Option<string>("--head") { Description = "The commit that is to be merged", HelpName = "SHA", Required = true };
        var source = new PullSource();
        var key = new Option<string?>("--sign-key") { Description = "A private key (P-256) to sign the verdict with: a file, or env:NAME", HelpName = "KEY" };
        var attestation = new Option<string?>("--attestation") { Description = "Where to write the signed verdict (in-toto, DSSE)", HelpName = "FILE" };
        var format = new TextOrJson { DefaultValueFactory = static _ => "json" };
        var command = new DocumentedCommand(
            "gate", Description,
            "mlops gate --base origin/main --head HEAD --pull pull.json",
            "mlops gate --base origin/main --head HEAD --pull pull.json --format text",
            "mlops gate --base origin/main --head HEAD --github acme/credit#12 --record pull.json",
            "mlops gate --base origin/main --head HEAD --pull pull.json --sign-key env:VERDICT_KEY --attestation verdict.dsse.json");
        foreach (var option in (Option[])[@base, head, key, attestation, format]) command.Add(option);
        source.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(key) is null != result.GetResult(attestation) is null) result.AddError("'--sign-key' and '--attestation' are given together.");
        });
        command.SetAction(arguments =>
        {
            using var repository = GateGround.Open(host.GivenWorkspace(arguments), host);
            var commits = (GateGround.Commit(repository, arguments.GetValue(@base) ?? "", "--base"), GateGround.Commit(repository, arguments.GetValue(head) ?? "", "--head"));
            var verdict = Judge(repository, commits, source.Read(host, arguments, repository, commits.Item1));
            if (arguments.GetValue(key) is { } signer && arguments.GetValue(attestation) is { } file) File.WriteAllText(host.Resolve(file), VerdictSigning.Sign(verdict, signer, host));
            var terminal = host.TerminalFor(arguments);
            terminal.Out.Write(format.IsJson(arguments) ? VerdictJson.Of(verdict) : VerdictText.Of(verdict, terminal.OutPaint));
            return StatusOf(verdict.Outcome);
        });
        return command;
    }

    /// <summary>Judges a pull request as it was recorded, from a file or a moment ago.</summary>
    public static Verdict Judge(GitRepository repository, (string Base, string Head) commits, (RecordedPull Recorded, bool IsAdvisory) asked) =>
        Authorize.Judge(ChangeReader.Read(repository, repository.Prefix, commits.Base, commits.Head, asked.Recorded) with { IsAdvisory = asked.IsAdvisory });

    public static int StatusOf(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Allow => ExitStatus.Fine,
        VerdictOutcome.Deny => ExitStatus.Denied,
        _ => ExitStatus.Indeterminate,
    };
}
