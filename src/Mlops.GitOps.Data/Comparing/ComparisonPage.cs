using System.Globalization;
using Mlops.GitOps.Data.Reports;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>A comparison as a page that needs nothing but itself.</summary>
public static class ComparisonPage
{
    private const string Blue = "#2f6fd0";
    private const string Grey = "#9aa1ab";

    public static string Of(string experiment, Comparison comparison, IReadOnlyList<Contender> contenders)
    {
        var (page, task) = (new Html(), comparison.Task);
        page.Heading("Configurations").Paragraph($"Each against {comparison.Reference.Name}, by {task.Test} with correction {task.Correction} at {Html.Number(task.Alpha)}. Differences are in {(task.Test == "mcnemar" ? "accuracy" : task.Metric)}; intervals hold {Html.Number(100 * (1 - task.Alpha))} % each.");
        page.Table(["#", "Configuration", "#Replicates", "#Mean", "#Deviation", "#Difference", "#From", "#To", $"#Effect{(task.EffectName.Length > 0 ? $" ({task.EffectName})" : "")}", "#n", "#p", "#p adjusted", "Verdict", ""],
            comparison.Contenders.Select(static (one, at) => (string[])
            [
                Whole(at + 1), one.Name, Whole(one.Replicates), Number(one.Mean), Number(one.Spread), Number(one.Difference), Number(one.Interval?.Lower), Number(one.Interval?.Upper), Number(one.Effect),
                one.IsReference ? "" : Whole(one.Count), Number(one.PValue), Number(one.Adjusted), one.Verdict, one.Note ?? "",
            ]));
        page.Figure(ScoresOf(comparison, contenders), $"{task.Metric} of every replicate, by the number of its configuration; large points are means, the line is the reference.");
        if (comparison.Contenders.Any(static one => one.Interval is not null)) page.Figure(DifferencesOf(comparison), "Differences to the reference with their intervals; on the line there is none.");
        if (!comparison.Notes.IsEmpty) page.Heading("How to read this");
        foreach (var note in comparison.Notes) page.Paragraph(note);
        return page.Page($"Experiment {experiment}", string.Create(CultureInfo.InvariantCulture, $"{contenders.Count} configurations compared in {task.Metric}, of which {(task.IsLowerBetter ? "less" : "more")} is better"));
    }

    private static string ScoresOf(Comparison comparison, IReadOnlyList<Contender> contenders)
    {
        var (bottom, top) = Range(contenders.SelectMany(static contender => contender.Scores.Values));
        var plot = new Plot(0.5, contenders.Count + 0.5, bottom, top, "configuration", comparison.Task.Metric);
        plot.Line([(0.5, comparison.Reference.Mean), (contenders.Count + 0.5, comparison.Reference.Mean)], Grey, isDashed: true);
        for (var at = 0; at < contenders.Count; at++)
        {
            var number = at + 1;
            plot.Points(contenders[at].Scores.Values.Select(score => ((double)number, score)), Grey, 2).Points([(number, comparison.Contenders[at].Mean)], Blue, 4);
        }

        return plot.Svg();
    }

    private static string DifferencesOf(Comparison comparison)
    {
        var known = comparison.Contenders.Select(static (one, at) => (Number: at + 1.0, one.Difference, one.Interval)).Where(static one => one is { Difference: not null, Interval: not null }).ToList();
        var (bottom, top) = Range(known.SelectMany(static one => (double[])[one.Interval?.Lower ?? 0, one.Interval?.Upper ?? 0, 0]));
        var plot = new Plot(0.5, comparison.Contenders.Length + 0.5, bottom, top, "configuration", "difference");
        plot.Line([(0.5, 0), (comparison.Contenders.Length + 0.5, 0)], Grey, isDashed: true);
        foreach (var (number, difference, interval) in known)
            plot.Line([(number, interval?.Lower ?? 0), (number, interval?.Upper ?? 0)], Blue).Points([(number, difference ?? 0)], Blue, 4);
        return plot.Svg();
    }

    private static (double Bottom, double Top) Range(IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values) (low, high) = (Math.Min(low, value), Math.Max(high, value));
        var margin = high > low ? (high - low) / 20 : Math.Max(Math.Abs(low) / 20, 1e-6);
        return (low - margin, high + margin);
    }

    private static string Number(double? value) => value is { } known ? known.ToString("G4", CultureInfo.InvariantCulture) : "";

    private static string Whole(int value) => value.ToString(CultureInfo.InvariantCulture);
}
