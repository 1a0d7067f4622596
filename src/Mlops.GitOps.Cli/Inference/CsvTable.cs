using System.Text;
using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Inference;

/// <summary>Reads CSV as RFC 4180 has it; the delimiter is the one that the first line has most of.</summary>
internal static class CsvTable
{
    public static SampledTable Read(TextReader reader, int mostRows)
    {
        var text = reader.ReadLine() ?? throw new UserMistake("the file is empty");
        var delimiter = DelimiterOf(text);
        var source = new Lines(text, reader);
        var header = ReadRow(source, delimiter) ?? [];
        var columns = ColumnsOf(header);
        var rows = 0;
        while (rows < mostRows && ReadRow(source, delimiter) is { } row)
        {
            if (row is [""] && columns.Count > 1) continue;
            rows++;
            if (row.Count != columns.Count)
                throw new UserMistake($"row {rows} has {row.Count} values and the first line {columns.Count} names");
            for (var at = 0; at < row.Count; at++) columns[at].Add(row[at]);
        }

        return new SampledTable("csv", delimiter == ',' ? null : delimiter, columns, rows, IsWhole: rows < mostRows);
    }

    private static List<ColumnSample> ColumnsOf(List<string> names)
    {
        var columns = new List<ColumnSample>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name.Trim().Length == 0) throw new UserMistake($"column {columns.Count + 1} has no name in the first line");
            if (!seen.Add(name)) throw new UserMistake($"the column '{name}' stands twice in the first line");
            columns.Add(new ColumnSample(name));
        }

        return columns;
    }

    private static char DelimiterOf(string line)
    {
        var (best, most) = (',', 0);
        foreach (var candidate in ",;\t|")
        {
            var count = line.Count(letter => letter == candidate);
            if (count > most) (best, most) = (candidate, count);
        }

        return best;
    }

    /// <summary>Reads a row; a quoted value may go over several lines.</summary>
    private static List<string>? ReadRow(Lines lines, char delimiter)
    {
        if (lines.Next() is not { } line) return null;
        var row = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (var at = 0; ; at++)
        {
            if (at == line.Length)
            {
                if (!isQuoted) break;
                line = lines.Next() ?? throw new UserMistake("a quoted value does not end");
                value.Append('\n');
                at = -1;
            }
            else if (isQuoted && line[at] == '"' && at + 1 < line.Length && line[at + 1] == '"') value.Append(line[++at]);
            else if (line[at] == '"' && (isQuoted || value.Length == 0)) isQuoted = !isQuoted;
            else if (line[at] == delimiter && !isQuoted)
            {
                row.Add(value.ToString());
                value.Clear();
            }
            else value.Append(line[at]);
        }

        row.Add(value.ToString());
        return row;
    }

    private sealed class Lines(string first, TextReader rest)
    {
        private string? waiting = first;

        public string? Next()
        {
            var line = waiting ?? rest.ReadLine();
            waiting = null;
            return line;
        }
    }
}
