using System.CommandLine;
using System.Text.Json;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Planning;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Snapshots;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Planning.Writing;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows what a change means before it happens.</summary>
internal static class PlanCommand
{
    public const string Description = "Show what changes between two commits: meaning, not text";

    private const int Different = 2;

    public static Command Create(Host host)
    {
        var @base = new Argument<string>("base") { Description = "The commit to compare with", HelpName = "BASE" };
        var head = new Argument<string>("head") { Description = "The commit to compare; HEAD unless said. The work tree is never read", HelpName = "HEAD", DefaultValueFactory = static _ => "HEAD" };
        var format = new Option<string>("--format") { Description = "How to show it: text, json, or markdown for a pull request", HelpName = "FORMAT", DefaultValueFactory = static _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var detailed = new Flag("--detailed-exitcode") { Description = "Exit with 0 where nothing changes, 2 where something does, and 1 after an error" };
        var command = new DocumentedCommand("plan", Description,
            "mlops plan main",
            "mlops plan origin/main feature --format markdown > plan.md",
            "mlops plan v1 v2 --format json",
            "mlops plan main --detailed-exitcode");
        command.Add(@base);
        command.Add(head);
        command.Add(format);
        command.Add(detailed);
        command.SetAction(arguments => Run(host, arguments, (arguments.GetValue(@base) ?? "", arguments.GetValue(head) ?? "HEAD"), arguments.GetValue(format) ?? "text", detailed.IsGiven(arguments)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, (string Base, string Head) names, string format, bool isDetailed)
    {
        var terminal = host.TerminalFor(arguments);
        var mistake = isDetailed ? ExitStatus.No : ExitStatus.Usage;
        try
        {
            using var repository = GateGround.Open(host.GivenWorkspace(arguments), host);
            var (@base, head) = (CommitOf(repository, names.Base, mistake), CommitOf(repository, names.Head, mistake));
            var snapshots = new SnapshotReader(repository).Read(@base, head);
            if (!snapshots[0].HasWorkspace && !snapshots[1].HasWorkspace) throw new UserMistake("neither commit has an mlops.yaml here", exitStatus: mistake);
            if (HasErrors(snapshots[1], terminal)) return ExitStatus.No;
            var history = PinsHistoryReader.Read(repository, repository.Prefix, @base, snapshots[0], PinChanges.Between(snapshots[0], snapshots[1]));
            var plan = Plan.Between(snapshots[0], snapshots[1], history);
            terminal.Out.Write(format switch
            {
                "json" => JsonOf(plan),
                "markdown" => PlanMarkdown.Of(plan),
                _ => PlanText.Of(plan, terminal.OutPaint),
            });
            return isDetailed && !plan.IsEmpty ? Different : ExitStatus.Fine;
        }
        catch (GitFailure failure)
        {
            throw new UserMistake(failure.Message, failure.Hint, mistake);
        }
    }

    private static string CommitOf(GitRepository repository, string name, int mistake) => repository.FindCommit(name) ?? throw new UserMistake($"there is no commit '{name}'", "git log --oneline", mistake);

    private static bool HasErrors(Snapshot head, Terminal terminal)
    {
        if (!head.Compilation.HasErrors) return false;
        var report = new Report(
            head.Compilation.Syntax.Header.Project?.Value ?? "", head.Files.Length, [.. head.Compilation.Diagnostics.Where(static diagnostic => diagnostic.Severity == Severity.Error)],
            path => head.Files.FirstOrDefault(file => file.Path == path)?.Document.File);
        TextRenderer.Write(report, terminal.Error, terminal.ErrorPaint);
        return true;
    }

    private static string JsonOf(Plan plan) => JsonText.Write(json =>
    {
        using var written = JsonDocument.Parse(YamlJson.Write(PlanRecord.Of(plan)));
        written.WriteTo(json);
    });
}
