using System.CommandLine;
using Mlops.GitOps.Cli.Gating;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Protecting;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Looks at what surrounds a workspace: what is missing there makes nothing wrong here, and everything weaker.</summary>
internal static class DoctorCommand
{
    public const string Description = "Look whether GitHub makes people heed verdicts";

    public static Command Create(Host host)
    {
        var forge = new Option<string>("--github") { Description = "The repository on GitHub", HelpName = "OWNER/REPO", Required = true };
        var check = new Option<string>("--check") { Description = "The name of the check that gives the verdict", HelpName = "NAME", DefaultValueFactory = static _ => ForgeCheckup.UsualCheck };
        var command = new DocumentedCommand("doctor", Description, "mlops doctor --github acme/credit", "mlops doctor --github acme/credit --check \"mlops / gate\"");
        command.Add(forge);
        command.Add(check);
        command.SetAction(arguments =>
        {
            var written = arguments.GetRequiredValue(forge);
            var name = RepositoryName.TryParse(written) ?? throw new UserMistake($"'{written}' names no repository", "--github OWNER/REPO");
            using var repository = GateGround.Open(host.GivenWorkspace(arguments), host);
            using var client = new GitHubClient(ForgeAddress.Of(host.Variable), CancellationToken.None);
            var findings = ForgeCheckup.Run(client, name, repository, repository.FindCommit("HEAD") ?? throw new GitFailure("there is no commit yet"), arguments.GetRequiredValue(check));
            var terminal = host.TerminalFor(arguments);
            foreach (var finding in findings) Tell(finding, terminal);
            var missing = findings.Count(static finding => finding.State == false);
            if (!host.IsQuiet(arguments)) terminal.Out.WriteLine(missing == 0 ? "verdicts are heeded" : $"{Amounts.Counted(missing, "thing")} missing: until then verdicts are advice");
            return missing == 0 ? ExitStatus.Fine : ExitStatus.No;
        });
        return command;
    }

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
