using System.Text;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Views;

/// <summary>Lines up texts, whole, with two spaces between them.</summary>
internal static class TextColumns
{
    /// <param name="first">Paints what stands in the first column.</param>
    public static IEnumerable<string> Of(IReadOnlyList<string[]> rows, Func<string, string> first)
    {
        var shown = rows.Select(static row => row.Select(Printable.Text).ToArray()).ToList();
        var widths = Enumerable.Range(0, shown.Select(static row => row.Length).DefaultIfEmpty().Max()).Select(at => shown.Max(row => at < row.Length ? WidthOf(row[at]) : 0)).ToList();
        foreach (var row in shown)
        {
            var line = new StringBuilder();
            for (var at = 0; at < row.Length; at++)
            {
                var padding = new string(' ', at < row.Length - 1 ? widths[at] - WidthOf(row[at]) + 2 : 0);
                line.Append(at == 0 ? first(row[at]) : row[at]).Append(padding);
            }

            yield return line.ToString().TrimEnd();
        }
    }

    private static int WidthOf(string text) => text.EnumerateRunes().Sum(static rune => Printable.Of(rune).Width);
}
