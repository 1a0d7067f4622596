using System.Collections.Immutable;
using System.CommandLine;
using Mlops.GitOps.Cli.Checkup;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Protecting;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Looks at what surrounds a workspace: what is missing there makes nothing wrong here, and everything weaker.</summary>
internal static class DoctorCommand
{
    public const string Description = "Look what of the surroundings is not right: this machine, and with --github what makes people heed verdicts";

    public static Command Create(Host host)
    {
        var forge = new Option<string?>("--github") { Description = "Look at this repository on GitHub", HelpName = "OWNER/REPO" };
        var check = new Option<string>("--check") { Description = "The name of the check that gives the verdict", HelpName = "NAME", DefaultValueFactory = static _ => ForgeCheckup.UsualCheck };
        var command = new DocumentedCommand("doctor", Description, "mlops doctor", "mlops doctor --github acme/credit", "mlops doctor --github acme/credit --check \"mlops / gate\"");
        command.Add(forge);
        command.Add(check);
        command.SetAction(arguments =>
        {
            var written = arguments.GetValue(forge);
            var findings = written is null
                ? [.. LocalCheckup.Run(WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory), host)]
                : OfForge(RepositoryName.TryParse(written) ?? throw new UserMistake($"'{written}' names no repository", "--github OWNER/REPO"), arguments.GetRequiredValue(check), host.GivenWorkspace(arguments), host);
            var terminal = host.TerminalFor(arguments);
            foreach (var finding in findings) Tell(finding, terminal);
            var missing = findings.Count(static finding => finding.State == false);
            if (!host.IsQuiet(arguments)) terminal.Out.WriteLine(Summary(missing, written is not null));
            return missing == 0 ? ExitStatus.Fine : ExitStatus.No;
        });
        return command;
    }

    private static ImmutableArray<Finding> OfForge(RepositoryName name, string check, string? workspace, Host host)
    {
        using var repository = GateGround.Open(workspace, host);
        using var client = new GitHubClient(ForgeAddress.Of(host.Variable), CancellationToken.None);
        return [.. ForgeCheckup.Run(client, name, repository, repository.FindCommit("HEAD") ?? throw new GitFailure("there is no commit yet"), check)];
    }

    private static string Summary(int missing, bool isOfForge) => (missing, isOfForge) switch
    {
        (0, true) => "verdicts are heeded",
        (0, false) => "nothing is missing",
        (_, true) => $"{Amounts.Counted(missing, "thing")} missing: until then verdicts are advice",
        _ => $"{Amounts.Counted(missing, "thing")} missing",
    };

    private static void Tell(Finding finding, Terminal terminal)
    {
        var paint = terminal.OutPaint;
        var label = finding.State switch
        {
            true => paint.Green("fine"),
            false => paint.Red("missing"),
            null => paint.Yellow("unseen"),
        };
        terminal.Out.WriteLine($"{label} {Printable.Text(finding.What)}");
        if (finding.State != true) terminal.Out.WriteLine($"  {paint.Cyan("help")}: {Printable.Text(finding.Hint)}");
    }
}
