using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Reports;

namespace Mlops.GitOps.Data.Evaluating;

/// <summary>Pictures of answers beside the truth.</summary>
internal static class EvaluationCharts
{
    private const int MostPoints = 200;
    private const int Bins = 10;
    private const string Blue = "#2f6fd0";
    private const string Grey = "#9aa1ab";

    public static void AddTo(Html page, Sample rows)
    {
        if (rows.Count == 0) return;
        if (rows.Task == JudgedTask.Binary)
        {
            page.Figure(Curve(rows), "How many of all yes are found for how many no taken for yes (ROC).");
            page.Figure(Calibration(rows), "How often yes was true where the model said so likely; larger points are more rows.");
        }
        else if (rows.Task == JudgedTask.Regression)
        {
            page.Figure(Scatter(rows), "The truth for each answer, of rows taken evenly; on the line they are equal.");
        }
    }

    private static string Curve(Sample rows)
    {
        var order = Enumerable.Range(0, rows.Count).ToArray();
        Array.Sort(order, (left, right) => (-rows.Answers[left], left).CompareTo((-rows.Answers[right], right)));
        var positives = Math.Max(1, rows.Truth.Count(static truth => truth == 1));
        var negatives = Math.Max(1, rows.Count - rows.Truth.Count(static truth => truth == 1));
        var points = new List<(double X, double Y)> { (0, 0) };
        var (right, wrong) = (0, 0);
        for (var at = 0; at < order.Length; at++)
        {
            if (rows.Truth[order[at]] == 1) right++;
            else wrong++;
            if (at + 1 == order.Length || rows.Answers[order[at + 1]] != rows.Answers[order[at]]) points.Add(((double)wrong / negatives, (double)right / positives));
        }

        return new Plot(0, 1, 0, 1, "no taken for yes", "yes found").Line([(0, 0), (1, 1)], Grey, isDashed: true).Line(Thinned(points), Blue).Svg();
    }

    private static string Calibration(Sample rows)
    {
        var plot = new Plot(0, 1, 0, 1, "said", "was true").Line([(0, 0), (1, 1)], Grey, isDashed: true);
        var bins = rows.Answers.Select((answer, row) => (Answer: answer, Truth: rows.Truth[row])).GroupBy(static row => Math.Min(Bins - 1, (int)(row.Answer * Bins))).OrderBy(static bin => bin.Key);
        var points = new List<(double X, double Y)>();
        foreach (var bin in bins)
        {
            var point = (bin.Average(static row => row.Answer), bin.Average(static row => row.Truth));
            points.Add(point);
            plot.Points([point], Blue, 2 + (6 * Math.Sqrt((double)bin.Count() / rows.Count)));
        }

        return plot.Line(points, Blue).Svg();
    }

    private static string Scatter(Sample rows)
    {
        var (low, high) = (Math.Min(rows.Answers.Min(), rows.Truth.Min()), Math.Max(rows.Answers.Max(), rows.Truth.Max()));
        if (low == high) high = low + 1;
        var points = Enumerable.Range(0, rows.Count).Select(row => (rows.Answers[row], rows.Truth[row])).ToList();
        return new Plot(low, high, low, high, "said", "was true").Line([(low, low), (high, high)], Grey, isDashed: true).Points(Thinned(points), Blue, 2).Svg();
    }

    private static IEnumerable<(double X, double Y)> Thinned(List<(double X, double Y)> points)
    {
        var step = Math.Max(1, (points.Count + MostPoints - 1) / MostPoints);
        return points.Where((_, at) => at % step == 0 || at == points.Count - 1);
    }
}
