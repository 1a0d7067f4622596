using System.Collections.Immutable;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tables;

/// <summary>The first rows of a Parquet file as texts.</summary>
/// <param name="Rows">The values of each row; null where there is none.</param>
public sealed record TablePreview(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string?>> Rows, long RowCount)
{
    public static TablePreview Of(string path, int mostRows)
    {
        try
        {
            using var database = DuckDatabase.Open();
            using var connection = database.Connect();
            var scan = $"read_parquet({Sql.Text(path)})";
            var columns = ColumnsOf(connection, scan);
            var texts = string.Join(", ", columns.Select(static column => $"CAST({Sql.Name(column)} AS VARCHAR)"));
            return new TablePreview(columns, RowsOf(connection, FormattableString.Invariant($"SELECT {texts} FROM {scan} LIMIT {mostRows}")), CountOf(connection, scan));
        }
        catch (DuckException exception)
        {
            throw new StageFailure($"The table can't be read: {exception.Message}", inner: exception);
        }
    }

    private static ImmutableArray<string> ColumnsOf(DuckConnection connection, string scan)
    {
        using var result = connection.Query($"SELECT * FROM {scan} LIMIT 0");
        return [.. result.Columns.Select(static column => column.Name)];
    }

    private static ImmutableArray<ImmutableArray<string?>> RowsOf(DuckConnection connection, string query)
    {
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
        using var result = connection.Query(query);
        while (result.Read() is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++)
                rows.Add([.. Enumerable.Range(0, result.Columns.Length).Select(column => chunk[column].IsNull(row) ? null : chunk[column].Text(row))]);
        }

        return rows.ToImmutable();
    }

    private static long CountOf(DuckConnection connection, string scan)
    {
        using var result = connection.Query($"SELECT count(*) FROM {scan}");
        return result.Read() is { } chunk ? chunk[0].Values<long>()[0] : 0;
    }
}
