using System.Diagnostics;
using System.Globalization;
using Mlops.GitOps.Cli.Hosting;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Draws what runs now: a line a stage, and a bar.</summary>
internal static class LiveRunPicture
{
    private const int MostStages = 8;

    private const int BarWidth = 24;

    public static IRenderable Of(LiveRun run, int width)
    {
        var rows = new List<IRenderable>();
        foreach (var stage in run.Running.Take(MostStages))
        {
            var elapsed = Amounts.Elapsed(Stopwatch.GetElapsedTime(stage.Started));
            rows.Add(Line($"run  {Printable.Text(stage.Name)}  {elapsed}  {stage.Reason}", width, Style.Plain));
        }

        if (run.Running.Count > MostStages) rows.Add(Line(string.Create(CultureInfo.InvariantCulture, $"     and {run.Running.Count - MostStages} more"), width, Style.Plain));
        rows.Add(Line(Bar(run), width, new Style(run.Failed > 0 ? Color.Red : Color.Green)));
        return new Rows(rows);
    }

    public static string Bar(LiveRun run)
    {
        var filled = run.Total == 0 ? 0 : (int)(BarWidth * (long)Math.Min(run.Finished, run.Total) / run.Total);
        var failed = run.Failed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {run.Failed} failed");
        return string.Create(CultureInfo.InvariantCulture, $"{new string('━', filled)}{new string('─', BarWidth - filled)} {run.Finished} of {run.Total}{failed}");
    }

    // A line that wraps would be one more line than the display clears.
    private static Text Line(string text, int width, Style style) =>
        new(text.Length < width ? text : text[..Math.Max(0, width - 2)] + "…", style);
}
