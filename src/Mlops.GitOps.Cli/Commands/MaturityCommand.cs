using System.CommandLine;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Cli.Workspace;
using Mlops.GitOps.Core.Maturity;

namespace Mlops.GitOps.Cli.Commands;

/// <summary>Shows the maturity level of a workspace and what is missing for the next.</summary>
internal static class MaturityCommand
{
    public const string Description = "Show the maturity level, and what is missing for the next";

    public static Command Create(Host host)
    {
        var format = new TextOrJson();
        var command = new DocumentedCommand("maturity", Description, "mlops maturity", "mlops maturity --format json");
        command.Add(format);
        command.SetAction(arguments => Run(host, arguments, format.IsJson(arguments)));
        return command;
    }

    private static int Run(Host host, ParseResult arguments, bool isJson)
    {
        var workspace = WorkspaceReader.Read(WorkspaceFinder.Find(host.GivenWorkspace(arguments), host.CurrentDirectory));
        var terminal = host.TerminalFor(arguments);
        if (workspace.Compilation.HasErrors)
        {
            TextRenderer.Write(Reports.Of(workspace), terminal.Error, terminal.ErrorPaint);
            return ExitStatus.No;
        }

        var maturity = MaturityAssessment.Of(workspace.Compilation.Syntax);
        terminal.Out.Write(isJson ? Json(maturity) : Text(workspace.Project, maturity, terminal.OutPaint));
        return ExitStatus.Fine;
    }

    private static string Text(string project, MaturityAssessment maturity, Paint paint)
    {
        var lines = new List<string> { paint.Bold(string.Create(CultureInfo.InvariantCulture, $"{Printable.Text(project)}: maturity level {maturity.Level}")) };
        foreach (var requirement in maturity.Requirements)
        {
            var mark = requirement.IsMet ? paint.Green("yes") : paint.Yellow("no ");
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"  level {requirement.Level}  {mark}  {requirement.Description}"));
        }

        lines.Add(maturity.Missing.IsEmpty
            ? "Nothing is missing."
            : string.Create(CultureInfo.InvariantCulture, $"Missing for level {maturity.Level + 1}: {string.Join("; ", maturity.Missing.Select(static requirement => requirement.Description))}."));
        return string.Join('\n', lines) + "\n";
    }

    private static string Json(MaturityAssessment maturity) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/maturity/1");
        json.WriteNumber("level", maturity.Level);
        json.WriteStartArray("missing");
        foreach (var requirement in maturity.Missing) json.WriteStringValue(requirement.Description);
        json.WriteEndArray();
        json.WriteStartArray("requirements");
        foreach (var requirement in maturity.Requirements)
        {
            json.WriteStartObject();
            json.WriteNumber("level", requirement.Level);
            json.WriteString("requirement", requirement.Description);
            json.WriteBoolean("met", requirement.IsMet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
