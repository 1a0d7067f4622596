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
        var pull = new Option<string>("--pull") { Description = "A file with what the forge answered about the pull request", HelpName = "FILE", Required = true };
        var key = new Option<string?>("--sign-key") { Description = "A private key (P-256) to sign the verdict with: a file, or env:NAME", HelpName = "KEY" };
        var attestation = new Option<string?>("--attestation") { Description = "Where to write the signed verdict (in-toto, DSSE)", HelpName = "FILE" };
        var format = new TextOrJson { DefaultValueFactory = static _ => "json" };
        var command = new DocumentedCommand(
            "gate", Description,
            "mlops gate --base origin/main --head HEAD --pull pull.json",
            "mlops gate --base origin/main --head HEAD --pull pull.json --format text",
            "mlops gate --base origin/main --head HEAD --pull pull.json --sign-key env:VERDICT_KEY --attestation verdict.dsse.json");
        foreach (var option in (Option[])[@base, head, pull, key, attestation, format]) command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(key) is null != result.GetResult(attestation) is null) result.AddError("'--sign-key' and '--attestation' are given together.");
        });
        command.SetAction(arguments =>
        {
            using var repository = GateGround.Open(host.GivenWorkspace(arguments), host);
            var commits = (GateGround.Commit(repository, arguments.GetValue(@base) ?? "", "--base"), GateGround.Commit(repository, arguments.GetValue(head) ?? "", "--head"));
            var recorded = GivenFile.Read(host.Resolve(arguments.GetValue(pull) ?? ""), arguments.GetValue(pull) ?? "");
            var verdict = Judge(repository, commits, recorded);
            if (arguments.GetValue(key) is { } signer && arguments.GetValue(attestation) is { } file) File.WriteAllText(host.Resolve(file), VerdictSigning.Sign(verdict, signer, host));
            var terminal = host.TerminalFor(arguments);
            terminal.Out.Write(format.IsJson(arguments) ? VerdictJson.Of(verdict) : VerdictText.Of(verdict, terminal.OutPaint));
            return StatusOf(verdict.Outcome);
        });
        return command;
    }

    /// <summary>Judges a pull request as it was recorded, from a file or a moment ago.</summary>
    /// <param name="recorded">The recorded pull request, as JSON.</param>
    public static Verdict Judge(GitRepository repository, (string Base, string Head) commits, string recorded) =>
        Authorize.Judge(ChangeReader.Read(repository, repository.Prefix, commits.Base, commits.Head, RecordedPullReader.Read(recorded)));

    public static int StatusOf(VerdictOutcome outcome) => outcome switch
    {
        VerdictOutcome.Allow => ExitStatus.Fine,
        VerdictOutcome.Deny => ExitStatus.Denied,
        _ => ExitStatus.Indeterminate,
    };
}
