using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Tests.Ingesting.Oracle;

/// <summary>Reads CSV one character after the other, in the plainest way: what it says is what ours must say.</summary>
internal static class PlainCsvReader
{
    public sealed record Field(string Text, bool IsQuoted);

    /// <summary>A row, or, without fields, a line whose quotes don't match.</summary>
    public sealed record Row(int Line, string Raw, List<Field>? Fields);

    public static List<Row> Read(string text, CsvDialect dialect)
    {
        var rows = new List<Row>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var start = at;
            var fields = FieldsOf(text, dialect, ref at);
            if (fields is null) at = EndOfLine(text, start);
            var raw = text[start..at];
            rows.Add(new(line, raw.TrimEnd('\r', '\n'), fields));
            if (at < text.Length && text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n') at++;
            if (at < text.Length) at++;
            line += raw.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Count(static sign => sign == '\n') + 1;
        }

        return rows;
    }

    // Ends on what ends the line, or at the end of the text.
    private static List<Field>? FieldsOf(string text, CsvDialect dialect, ref int at)
    {
        var fields = new List<Field>();
        while (true)
        {
            var field = "";
            var isQuoted = dialect.Quote.Length > 0 && at < text.Length && text[at] == dialect.Quote[0];
            if (isQuoted)
            {
                var isOpen = true;
                for (at++; at < text.Length && isOpen; at++)
                {
                    var isEscape = text[at] == dialect.Escape[0] && at + 1 < text.Length && (text[at + 1] == dialect.Quote[0] || text[at + 1] == dialect.Escape[0]);
                    if (isEscape) field += text[++at];
                    else if (text[at] == dialect.Quote[0]) isOpen = false;
                    else field += text[at];
                }

                if (isOpen || (at < text.Length && text[at] != dialect.Delimiter[0] && text[at] is not ('\r' or '\n'))) return null;
            }
            else
            {
                for (; at < text.Length && text[at] != dialect.Delimiter[0] && text[at] is not ('\r' or '\n'); at++) field += text[at];
            }

            fields.Add(new(field, isQuoted));
            if (at == text.Length || text[at] != dialect.Delimiter[0]) return fields;
            at++;
        }
    }

    private static int EndOfLine(string text, int at)
    {
        var end = text.IndexOfAny(['\r', '\n'], at);
        return end < 0 ? text.Length : end;
    }
}
