using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Data.Reports;

/// <summary>A small picture of points and lines between two axes.</summary>
internal sealed class Plot(double left, double right, double bottom, double top, string across, string upwards)
{
    private const double Size = 240;
    private const double Margin = 42;

    private readonly StringBuilder marks = new();

    public Plot Line(IEnumerable<(double X, double Y)> points, string color, bool isDashed = false)
    {
        var path = string.Join(' ', points.Select(point => $"{At(X(point.X))},{At(Y(point.Y))}"));
        marks.Append(CultureInfo.InvariantCulture, $"<polyline fill=\"none\" stroke=\"{color}\" stroke-width=\"{(isDashed ? 1 : 2)}\"{(isDashed ? " stroke-dasharray=\"4 4\"" : "")} points=\"{path}\"/>");
        return this;
    }

    public Plot Points(IEnumerable<(double X, double Y)> points, string color, double radius)
    {
        foreach (var (x, y) in points) marks.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{At(X(x))}\" cy=\"{At(Y(y))}\" r=\"{At(radius)}\" fill=\"{color}\"/>");
        return this;
    }

    public string Svg()
    {
        var whole = Size + Margin + 12;
        var frame = $"<rect x=\"{At(Margin)}\" y=\"6\" width=\"{At(Size)}\" height=\"{At(Size)}\" fill=\"none\" stroke=\"#9aa1ab\"/>";
        var labels = $"<text x=\"{At(Margin)}\" y=\"{At(Size + 22)}\">{Html.Number(left)}</text><text x=\"{At(Margin + Size)}\" y=\"{At(Size + 22)}\" text-anchor=\"end\">{Html.Number(right)}</text>"
            + $"<text x=\"{At(Margin + (Size / 2))}\" y=\"{At(Size + 34)}\" text-anchor=\"middle\">{Html.Text(across)}</text>"
            + $"<text x=\"{At(Margin - 5)}\" y=\"{At(Size + 6)}\" text-anchor=\"end\">{Html.Number(bottom)}</text><text x=\"{At(Margin - 5)}\" y=\"16\" text-anchor=\"end\">{Html.Number(top)}</text>"
            + $"<text transform=\"translate(12 {At(6 + (Size / 2))}) rotate(-90)\" text-anchor=\"middle\">{Html.Text(upwards)}</text>";
        return $"<svg role=\"img\" width=\"{At(whole)}\" height=\"{At(Size + 42)}\" viewBox=\"0 0 {At(whole)} {At(Size + 42)}\">{frame}{marks}{labels}</svg>";
    }

    private double X(double value) => Margin + (Size * (value - left) / (right - left));

    private double Y(double value) => 6 + (Size * (top - value) / (top - bottom));

    private static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
