using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>The closing lines of a run: how it ended, and how to go on.</summary>
internal static class RunSummary
{
    public static IReadOnlyList<string> Of(RunReport report, string again, Paint paint)
    {
        var lines = new List<string>();
        switch (report.Outcome)
        {
            case RunOutcome.NothingToDo:
                lines.Add(paint.Green($"nothing to do: {Current(report.StageCount)}"));
                break;
            case RunOutcome.Done:
                lines.Add(paint.Green(Counts(report)));
                break;
            case RunOutcome.No:
                lines.Add(paint.Red(Counts(report)));
                if (report.Count(StageEnding.Failed) > 0) lines.Add($"{paint.Cyan("help")}: mend it and go on with: {Printable.Text(again)}");
                break;
            case RunOutcome.Interrupted:
                lines.Add(paint.Yellow(Counts(report)));
                lines.Add($"{paint.Yellow("interrupted")}: what is done is kept; go on with: {Printable.Text(again)}");
                break;
            case RunOutcome.Planned:
                break; // The plan was shown line by line.
            default:
                throw new System.Diagnostics.UnreachableException($"{report.Outcome} has no summary.");
        }

        if (report.LockChanged) lines.Add($"{paint.Cyan("note")} locks/{Printable.Text(report.Pipeline)}.lock has changed: commit it");
        return lines;
    }

    private static string Current(int count) => $"{Amounts.Counted(count, "stage")} {(count == 1 ? "is" : "are")} current";

    private static string Counts(RunReport report)
    {
        var parts = new List<string>();
        Add(report.Count(StageEnding.Done) + report.Count(StageEnding.SaidNo), "ran");
        Add(report.Count(StageEnding.Failed), "failed");
        Add(report.Count(StageEnding.Interrupted), "interrupted");
        Add(report.Count(StageEnding.Reused), "kept");
        Add(report.Count(StageEnding.Skipped), "skipped");
        Add(report.Count(StageEnding.Waits), "for a promotion");
        Add(report.Count(StageEnding.NotReached), "not reached");
        parts.Add($"in {Amounts.Elapsed(report.Elapsed)}");
        return $"{Amounts.Counted(report.StageCount, "stage")}: {string.Join(", ", parts)}";

        void Add(int count, string what)
        {
            if (count > 0) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
        }
    }
}
