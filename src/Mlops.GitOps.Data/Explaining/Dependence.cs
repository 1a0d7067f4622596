using System.Collections.Immutable;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Reports;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>Pictures of what an input does to the score, for each of its values.</summary>
internal static class Dependence
{
    private const int MostInputs = 6;
    private const int MostPoints = 400;
    private const int MostTexts = 12;

    public static void AddTo(Html page, ImmutableArray<InputImportance> inputs, ShapSample shap, string score, ImmutableDictionary<string, string> units)
    {
        page.Heading("What an input does");
        foreach (var input in inputs.Where(static input => input.MeanShap > 0).Take(MostInputs))
        {
            var place = shap.PlaceOf(input.Input.Name);
            var column = shap.Rows.Columns[place];
            var moved = Array.ConvertAll(shap.Values.Values[0], row => row[place]);
            if (column.Input.IsText) AddTexts(page, column, moved, score);
            else AddNumbers(page, column, moved, score, units.GetValueOrDefault(column.Input.Name));
        }
    }

    private static void AddNumbers(Html page, FeatureColumn column, double[] moved, string score, string? unit)
    {
        var known = Enumerable.Range(0, moved.Length).Where(row => float.IsFinite(column.Numbers[row])).ToList();
        var missing = Enumerable.Range(0, moved.Length).Where(row => float.IsNaN(column.Numbers[row])).ToList();
        var without = missing.Count == 0 ? "" : FormattableString.Invariant($" Without a value ({missing.Count:N0} rows) it adds {Html.Small(missing.Average(row => moved[row]))} on average.");
        if (known.Count == 0)
        {
            page.Paragraph($"{column.Input.Name}:{without}");
            return;
        }

        var step = Math.Max(1, (known.Count + MostPoints - 1) / MostPoints);
        var points = known.Where((_, at) => at % step == 0).Select(row => (X: (double)column.Numbers[row], Y: moved[row])).ToList();
        var (left, right) = Widened(points.Min(static point => point.X), points.Max(static point => point.X));
        var (bottom, top) = Widened(Math.Min(0, points.Min(static point => point.Y)), Math.Max(0, points.Max(static point => point.Y)));
        var plot = new Plot(left, right, bottom, top, unit is null ? column.Input.Name : $"{column.Input.Name} ({unit})", $"added to the {score}");
        page.Figure(plot.Line([(left, 0), (right, 0)], "#9aa1ab", isDashed: true).Points(points, "#2f6fd0", 2).Svg(), $"{column.Input.Name}, a point a row.{without}");
    }

    private static void AddTexts(Html page, FeatureColumn column, double[] moved, string score)
    {
        var texts = column.Codes.Select((code, row) => (Code: code, Moved: moved[row])).GroupBy(static row => row.Code)
            .Select(group => (Name: ExampleRows.TextOf(column.Input, group.Key), Count: group.Count(), Mean: group.Average(static row => row.Moved)))
            .OrderByDescending(static group => group.Count).ThenBy(static group => group.Name, StringComparer.Ordinal).ToList();
        var bars = texts.Take(MostTexts).OrderByDescending(static group => group.Mean).ThenBy(static group => group.Name, StringComparer.Ordinal)
            .Select(static group => new Bar(group.Name, group.Mean)).ToList();
        var which = texts.Count > MostTexts ? FormattableString.Invariant($", the {MostTexts} with the most rows of {texts.Count}") : "";
        page.Figure(Bars.Svg(bars, $"added to the {score}"), $"{column.Input.Name}: the mean of what each text adds{which}.", isWide: true);
    }

    /// <summary>Returns bounds of few digits that hold what they are to hold.</summary>
    private static (double Low, double High) Widened(double low, double high)
    {
        if (!(low < high)) return (low - 1, high + 1);
        var step = Math.Pow(10, Math.Floor(Math.Log10(high - low)) - 1);
        return (Math.Floor(low / step) * step, Math.Ceiling(high / step) * step);
    }
}
