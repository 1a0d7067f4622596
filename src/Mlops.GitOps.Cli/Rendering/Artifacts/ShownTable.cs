using System.Text.Json;
using Mlops.GitOps.Cli.Inference;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Execution;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Cli.Rendering.Artifacts;

/// <summary>The first rows of a table as they are shown.</summary>
internal sealed record ShownTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool IsWhole)
{
    public static ShownTable OfCsv(TextReader reader, int mostRows)
    {
        var source = CsvRows.Open(reader);
        var columns = source.Next() ?? [];
        var rows = new List<IReadOnlyList<string>>();
        while (rows.Count < mostRows && source.Next() is { } row) rows.Add(row);
        return new ShownTable(columns, rows, source.Next() is null);
    }

    public static ShownTable OfJsonLines(TextReader reader, int mostRows)
    {
        var columns = new List<string>();
        var rows = new List<IReadOnlyList<string>>();
        while (rows.Count < mostRows && reader.ReadLine() is { } line)
        {
            if (line.Trim().Length > 0) rows.Add(RowOf(line, columns));
        }

        return new ShownTable(columns, rows, reader.ReadLine() is null);
    }

    public static ShownTable OfParquet(string path, int mostRows)
    {
        try
        {
            var table = TablePreview.Of(path, mostRows);
            return new ShownTable(table.Columns, [.. table.Rows.Select(static row => (IReadOnlyList<string>)[.. row.Select(static value => value ?? "")])], table.RowCount == table.Rows.Length);
        }
        catch (StageFailure failure)
        {
            throw new RunFailure(failure.Message, failure.Hint);
        }
    }

    // A line that is no object is shown as it is, in the first column.
    private static List<string> RowOf(string line, List<string> columns)
    {
        var row = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(line);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                var at = columns.IndexOf(property.Name);
                if (at < 0)
                {
                    at = columns.Count;
                    columns.Add(property.Name);
                }

                while (row.Count <= at) row.Add("");
                row[at] = property.Value.ToString();
            }
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            row = [line];
        }

        return row;
    }
}
