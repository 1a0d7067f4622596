using System.CommandLine;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Diagnostics;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows everything that is wrong with the specs.</summary>
internal static class ValidateCommand
{
    public const string Description = "Show every mistake in the specs";

    public static Command Create(Host host)
    {
        var format = new Option<string>("--format")
        {
            Description = "How to show them: text, json, sarif or github (annotations on a pull request)",
            HelpName = "FORMAT",
            DefaultValueFactory = static _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "sarif", "github");
        var strict = new Flag("--strict") { Description = "Let warnings fail, too" };
        var command = new DocumentedCommand("validate", Description,
            "mlops validate",
            "mlops validate --strict",
            "mlops validate --format sarif > mlops.sarif",
            "mlops validate --workspace services/credit --format json");
        command.Add(format);
        command.Add(strict);
        command.SetAction(arguments => Run(host, arguments, arguments.GetValue(format) ?? "text", strict.IsGiven(arguments)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, string format, bool isStrict)
    {
        var workspace = WorkspaceReader.Read(WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory));
        var report = Reports.Of(workspace);
        var terminal = host.TerminalFor(arguments);
        switch (format)
        {
            case "json": terminal.Out.Write(JsonRenderer.Render(report)); break;
            case "sarif": terminal.Out.Write(SarifRenderer.Render(report)); break;
            case "github": terminal.Out.Write(GitHubRenderer.Render(report)); break;
            default: TextRenderer.Write(report, terminal.Out, terminal.OutPaint); break;
        }

        return report.Count(Severity.Error) > 0 || (isStrict && report.Count(Severity.Warning) > 0) ? ExitStatus.No : ExitStatus.Fine;
    }
}
