using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Data.Reports;

/// <summary>Bars from a common zero, one below the other, with their intervals.</summary>
internal static class Bars
{
    private const double Labels = 200;
    private const double Width = 420;
    private const double Numbers = 70;
    private const double Step = 22;
    private const double Thickness = 12;
    private const int MostLetters = 30;

    /// <param name="across">What the numbers are.</param>
    public static string Svg(IReadOnlyCollection<Bar> bars, string across)
    {
        var low = bars.Select(static bar => Math.Min(bar.Value, bar.Lower ?? bar.Value)).Append(0).Min();
        var high = bars.Select(static bar => Math.Max(bar.Value, bar.Upper ?? bar.Value)).Append(0).Max();
        if (low == high) high = low + 1;
        var marks = new StringBuilder();
        var middle = Step / 2;
        foreach (var bar in bars)
        {
            Add(marks, bar, middle, X);
            middle += Step;
        }

        var bottom = bars.Count * Step;
        var axis = $"<line x1=\"{At(X(0))}\" x2=\"{At(X(0))}\" y1=\"0\" y2=\"{At(bottom)}\" stroke=\"#9aa1ab\"/><text x=\"{At(X(0))}\" y=\"{At(bottom + 14)}\" text-anchor=\"middle\">0</text>"
            + $"<text x=\"{At(Labels + Width)}\" y=\"{At(bottom + 14)}\" text-anchor=\"end\">{Html.Text(across)}</text>";
        var whole = Labels + Width + Numbers;
        return $"<svg role=\"img\" width=\"{At(whole)}\" height=\"{At(bottom + 20)}\" viewBox=\"0 0 {At(whole)} {At(bottom + 20)}\">{marks}{axis}</svg>";

        double X(double value) => Labels + (Width * (value - low) / (high - low));
    }

    private static void Add(StringBuilder marks, Bar bar, double middle, Func<double, double> x)
    {
        var (from, to) = (Math.Min(x(0), x(bar.Value)), Math.Max(x(0), x(bar.Value)));
        var text = At(middle + 4);
        marks.Append(CultureInfo.InvariantCulture, $"<g><title>{Html.Text(bar.Name)}</title><text x=\"{At(Labels - 8)}\" y=\"{text}\" text-anchor=\"end\">{Html.Text(Shortened(bar.Name))}</text>");
        var color = bar.Value < 0 ? "#c2543d" : "#2f6fd0";
        marks.Append(CultureInfo.InvariantCulture, $"<rect x=\"{At(from)}\" y=\"{At(middle - (Thickness / 2))}\" width=\"{At(to - from)}\" height=\"{At(Thickness)}\" fill=\"{color}\"/>");
        if (bar is { Lower: { } lower, Upper: { } upper })
        {
            var whisker = $"M{At(x(lower))} {At(middle)}H{At(x(upper))}M{At(x(lower))} {At(middle - 4)}v8M{At(x(upper))} {At(middle - 4)}v8";
            marks.Append(CultureInfo.InvariantCulture, $"<path d=\"{whisker}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>");
        }

        marks.Append(CultureInfo.InvariantCulture, $"<text x=\"{At(Labels + Width + 8)}\" y=\"{text}\">{Html.Small(bar.Value)}</text></g>");
    }

    private static string Shortened(string name) => name.Length <= MostLetters ? name : $"{name[..(MostLetters - 1)]}…";

    private static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
