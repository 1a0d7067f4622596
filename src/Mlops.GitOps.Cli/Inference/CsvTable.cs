using Mlops.GitOps.Cli.Hosting;

namespace Mlops.GitOps.Cli.Inference;

/// <summary>Reads CSV as RFC 4180 has it; the delimiter is the one that the first line has most of.</summary>
internal static class CsvTable
{
    public static SampledTable Read(TextReader reader, int mostRows)
    {
        var source = CsvRows.Open(reader);
        var delimiter = source.Delimiter;
        var columns = ColumnsOf(source.Next() ?? []);
        var rows = 0;
        while (rows < mostRows && source.Next() is { } row)
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
}
