using System.Globalization;
using System.Text;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Cli.Rendering;

/// <summary>Shows a place: its path, its line, and marks under what is meant.</summary>
internal static class Snippet
{
    private const int MaxWidth = 140;

    public static void Write(StringBuilder output, Location location, SourceFile? source, char mark, Func<string, string> paintMark, Paint paint)
    {
        var number = location.Start.Line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        output.Append(gutter).Append(paint.Blue("-->")).Append(' ').Append(Printable.Text(location.ToString())).Append('\n');
        if (source is null || location.Start.Line > source.LineCount) return;

        var line = LineAt(source, location.Start.Line);
        var isOneLine = location.End.Line == location.Start.Line;
        var end = isOneLine ? location.End.Column - 1 : line.Length;
        var window = SourceWindow.Around(line, location.Start.Column - 1, end, MaxWidth - number.Length - 3);
        var bar = paint.Blue("|");
        output.Append(gutter).Append(' ').Append(bar).Append('\n');
        output.Append(paint.Blue(number)).Append(' ').Append(bar);
        if (window.Text.Length > 0) output.Append(' ').Append(window.Text);
        output.Append('\n').Append(gutter).Append(' ').Append(bar).Append(' ').Append(' ', window.MarkStart);
        output.Append(paintMark(new string(mark, window.MarkWidth) + (isOneLine ? "" : " ..."))).Append('\n');
    }

    private static ReadOnlySpan<char> LineAt(SourceFile source, int line)
    {
        var rest = source.Text.AsSpan(source.OffsetOf(new LinePosition(line, 1)));
        var end = rest.IndexOf('\n');
        return (end < 0 ? rest : rest[..end]).TrimEnd('\r');
    }
}
