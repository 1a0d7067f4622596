using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Rendering.Artifacts;

/// <summary>Shows rows in columns that line up: numbers to the right, everything else to the left.</summary>
internal static class AlignedTable
{
    private const int MostColumns = 40;

    public static IReadOnlyList<string> Of(ShownTable table, Paint paint)
    {
        var lines = new List<StringBuilder>();
        for (var row = 0; row <= table.Rows.Count; row++) lines.Add(new StringBuilder());
        for (var at = 0; at < table.Columns.Count; at++)
        {
            var column = at;
            var values = table.Rows.Select(row => column < row.Count ? row[column] : "").ToList();
            var cells = values.Prepend(table.Columns[at]).Select(Cell).ToList();
            var width = cells.Max(static cell => cell.Width);
            var isNumber = values.All(static value => value.Length == 0 || double.TryParse(value, CultureInfo.InvariantCulture, out _));
            for (var row = 0; row < cells.Count; row++)
            {
                var padding = new string(' ', width - cells[row].Width);
                lines[row].Append(at == 0 ? "" : "  ").Append(isNumber ? padding + cells[row].Text : cells[row].Text + padding);
            }
        }

        return [.. lines.Select((line, row) => row == 0 ? paint.Bold(line.ToString().TrimEnd()) : line.ToString().TrimEnd())];
    }

    private static (string Text, int Width) Cell(string value)
    {
        var text = new StringBuilder();
        var width = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            var (shown, columns) = Printable.Of(rune);
            if (width + columns > MostColumns) return (text.Append('…').ToString(), width + 1);
            text.Append(shown);
            width += columns;
        }

        return (text.ToString(), width);
    }
}
