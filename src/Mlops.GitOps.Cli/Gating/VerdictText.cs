using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Cli.Gating;

/// <summary>Shows a verdict to people.</summary>
internal static class VerdictText
{
    public static string Of(Verdict verdict, Paint paint)
    {
        var lines = new List<string> { $"{Outcome(verdict.Outcome, paint)}{Subject(verdict)}{(verdict.IsAdvisory ? " (advisory: nothing makes anybody heed it)" : "")}" };
        foreach (var reason in verdict.Reasons)
        {
            lines.Add($"  {paint.Bold(reason.Code.Name)}: {Printable.Text(reason.Message)}{Place(reason)}");
            if (reason.WouldSatisfy is { } way) lines.Add($"    {paint.Cyan("needs")}: {Printable.Text(way)}");
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Outcome(VerdictOutcome outcome, Paint paint)
    {
        var name = VerdictTree.NameOf(outcome);
        return outcome switch
        {
            VerdictOutcome.Allow => paint.Green(name),
            VerdictOutcome.Deny => paint.Red(name),
            _ => paint.Yellow(name),
        };
    }

    private static string Subject(Verdict verdict)
    {
        var models = verdict.Models.IsEmpty ? "" : " " + Printable.Text(string.Join(", ", verdict.Models));
        return verdict.Environment is { } environment ? $"{models} in {Printable.Text(environment)}" : models;
    }

    private static string Place(Reason reason) => reason.At is { } at ? string.Create(CultureInfo.InvariantCulture, $" ({Printable.Text(at.Path)}:{at.Start.Line})") : "";
}
