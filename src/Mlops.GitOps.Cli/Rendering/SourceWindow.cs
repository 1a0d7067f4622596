using System.Text;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Rendering;

/// <summary>A stretch of a source line as it is shown, and where in it the marks go.</summary>
internal readonly record struct SourceWindow(string Text, int MarkStart, int MarkWidth)
{
    private const int TabWidth = 4;

    // However long a line is, no more of it than this is looked at on either side of what is marked.
    private const int Reach = 400;

    private readonly record struct Cell(int Offset, string Shown, int Width);

    /// <summary>Shows a line around what is marked in it, in no more than so many columns.</summary>
    public static SourceWindow Around(ReadOnlySpan<char> line, int markStart, int markEnd, int maxWidth)
    {
        var start = Math.Min(markStart, line.Length);
        var from = Math.Max(0, start - Reach);
        var to = Math.Min(line.Length, start + Reach);
        var cells = CellsOf(line[from..to], from);
        var (first, last) = Fit(cells, start, markEnd, maxWidth, isCutBefore: from > 0, isCutAfter: to < line.Length);
        var isCutBefore = from > 0 || first > 0;
        var isCutAfter = to < line.Length || last < cells.Count;

        var text = new StringBuilder(isCutBefore ? "…" : "");
        var column = text.Length;
        var (markAt, markWidth) = (-1, 0);
        for (var at = first; at < last; at++)
        {
            var cell = cells[at];
            if (cell.Offset >= start && markAt < 0) markAt = column;
            if (cell.Offset >= start && cell.Offset < markEnd) markWidth += cell.Width;
            text.Append(cell.Shown);
            column += cell.Width;
        }

        if (isCutAfter) text.Append('…');
        return new SourceWindow(text.ToString().TrimEnd(), markAt < 0 ? column : markAt, Math.Max(1, markWidth));
    }

    private static List<Cell> CellsOf(ReadOnlySpan<char> text, int offset)
    {
        var cells = new List<Cell>(text.Length);
        var column = 0;
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var width = TabWidth - (column % TabWidth);
            var (shown, shownWidth) = rune.Value == '\t' ? (new string(' ', width), width) : Show(text, at, rune);
            cells.Add(new Cell(offset + at, shown, shownWidth));
            column += shownWidth;
            at += rune.Utf16SequenceLength;
        }

        return cells;
    }

    // CI logs obey `##[command]` and `##vso[command]` wherever they stand in a line.
    private static (string Shown, int Width) Show(ReadOnlySpan<char> text, int at, Rune rune) =>
        rune.Value == '[' && (text[..at].EndsWith("##") || text[..at].EndsWith("##vso")) ? ("\\[", 2) : Printable.Of(rune);

    /// <summary>Chooses the cells to show: all if they fit, else a little before the mark and as much as there is room for after it.</summary>
    private static (int First, int Last) Fit(List<Cell> cells, int start, int end, int maxWidth, bool isCutBefore, bool isCutAfter)
    {
        var room = maxWidth - (isCutBefore ? 1 : 0) - (isCutAfter ? 1 : 0);
        if (WidthOf(cells, static _ => true) <= room) return (0, cells.Count);
        room = maxWidth - 2;
        var first = 0;
        if (WidthOf(cells, cell => cell.Offset < end) > room)
        {
            var before = WidthOf(cells, cell => cell.Offset < start);
            var marked = WidthOf(cells, cell => cell.Offset >= start && cell.Offset < end);
            var context = Math.Max(room / 4, room - marked - (room / 4));
            while (first < cells.Count && before > context) before -= cells[first++].Width;
        }

        var (last, width) = (first, 0);
        while (last < cells.Count && width + cells[last].Width <= room) width += cells[last++].Width;
        return (first, last);
    }

    private static int WidthOf(List<Cell> cells, Func<Cell, bool> counts)
    {
        var width = 0;
        foreach (var cell in cells)
        {
            if (counts(cell)) width += cell.Width;
        }

        return width;
    }
}
