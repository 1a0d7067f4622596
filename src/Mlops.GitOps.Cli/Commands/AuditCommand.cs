using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Auditing;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Judging;
using Mlops.GitOps.Promotion.Promoting;
using Mlops.GitOps.Rules.Attesting;
using Mlops.GitOps.Rules.Auditing;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Keeps verdicts, and proves that they are what was decided.</summary>
internal static class AuditCommand
{
    public const string Description = "Write verdicts down, judge them all again, and export them";

    public static Command Create(Host host)
    {
        var command = new DocumentedCommand("audit", Description,
            "mlops audit append verdict.json --pull pull.json --remote origin", "mlops audit verify", "mlops audit export --sign-key env:AUDIT_KEY");
        command.Add(Append(host));
        command.Add(Verify(host));
        command.Add(Export(host));
        return command;
    }

    private static DocumentedCommand Append(Host host)
    {
        var verdict = new Argument<string>("verdict") { Description = "The verdict, as `gate` printed it", HelpName = "FILE" };
        var pull = new Option<string?>("--pull") { Description = "The recorded pull request that it was given from, so that it can be judged again", HelpName = "FILE" };
        var remote = new Option<string?>("--remote") { Description = "The remote that keeps the audit for all; unless given, only this clone has it", HelpName = "NAME" };
        var command = new DocumentedCommand("append", "Write a verdict down after all others", "mlops audit append verdict.json --pull pull.json --remote origin");
        command.Add(verdict);
        command.Add(pull);
        command.Add(remote);
        command.SetAction(arguments =>
        {
            using var repository = GateGround.Open(host.GivenWorkspace(arguments), host);
            var given = Tree(host, arguments.GetRequiredValue(verdict));
            if (given.Text("schema")?.Value != Verdict.Schema) throw new UserMistake($"'{arguments.GetValue(verdict)}' is no verdict", "mlops gate … > verdict.json");
            var recorded = arguments.GetValue(pull) is { } file ? Tree(host, file) : null;
            var entry = new AuditWriter(repository).Append(arguments.GetValue(remote), DateTimeOffset.UtcNow, repository.Prefix.TrimEnd('/'), given, recorded);
            host.TerminalFor(arguments).Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"entry {entry.Number} of {AuditReader.Ref}"));
            return ExitStatus.Fine;
        });
        return command;
    }

    private static DocumentedCommand Verify(Host host)
    {
        var branch = new Option<string>("--branch") { Description = "The branch whose promotions must all have been allowed", HelpName = "COMMIT", DefaultValueFactory = static _ => "HEAD" };
        var command = new DocumentedCommand("verify", "Judge everything again that was written down, by the rules then in force", "mlops audit verify", "mlops audit verify --branch origin/main");
        command.Add(branch);
        command.SetAction(arguments =>
        {
            using var repository = GateGround.Open(host.GivenWorkspace(arguments), host);
            var count = 0;
            var problems = AuditReplay.Run(repository, Tip(repository), GateGround.Commit(repository, arguments.GetRequiredValue(branch), "--branch"), () => count++);
            var terminal = host.TerminalFor(arguments);
            foreach (var problem in problems) terminal.Out.WriteLine($"{terminal.OutPaint.Red("wrong")} {Printable.Text(problem.Path)}: {Printable.Text(problem.Why)}");
            if (!host.IsQuiet(arguments)) terminal.Out.WriteLine(problems.IsEmpty ? $"{Amounts.Counted(count, "verdict")}: each comes out as it was written down" : $"{Amounts.Counted(problems.Length, "problem")} among {Amounts.Counted(count, "verdict")}");
            return problems.IsEmpty ? ExitStatus.Fine : ExitStatus.No;
        });
        return command;
    }

    private static DocumentedCommand Export(Host host)
    {
        var key = new Option<string?>("--sign-key") { Description = "A private key (P-256) to sign each statement with: a file, or env:NAME", HelpName = "KEY" };
        var command = new DocumentedCommand("export", "Print every verdict as an in-toto statement, one a line", "mlops audit export > audit.jsonl", "mlops audit export --sign-key env:AUDIT_KEY > audit.dsse.jsonl");
        command.Add(key);
        command.SetAction(arguments =>
        {
            using var repository = GateGround.Open(host.GivenWorkspace(arguments), host);
            var files = AuditReader.Read(repository, Tip(repository));
            using var signer = arguments.GetValue(key) is { } written ? KeyChoice.Read(written, host) : null;
            var output = host.TerminalFor(arguments).Out;
            foreach (var (path, text) in files.OrderBy(static file => file.Path, StringComparer.Ordinal))
            {
                var entry = AuditEntry.TryParse(text) ?? throw new PromotionRefusal($"'{path}' of the audit can't be read", "mlops audit verify");
                var statement = new Statement([new StatementSubject("head", Statement.GitCommit, entry.Verdict.Text("head")?.Value ?? "")], Statement.VerdictPredicate, entry.Verdict);
                output.WriteLine(signer is null ? statement.Write() : Envelope.Sign(statement, signer).Write());
            }

            return ExitStatus.Fine;
        });
        return command;
    }

    private static string Tip(GitRepository repository) =>
        repository.FindCommit(AuditReader.Ref) ?? throw new PromotionRefusal("this clone has no audit", $"git fetch origin {AuditReader.Ref}:{AuditReader.Ref}");

    private static YamlMap Tree(Host host, string file) =>
        JsonTree.TryParse(GivenFile.Read(host.Resolve(file), file)) as YamlMap ?? throw new UserMistake($"'{file}' is no JSON object");
}
