using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tables;

/// <summary>The table that a stage looks at: a Parquet file, whose rows have the numbers of their places in it.</summary>
internal sealed record Subject(DuckConnection Connection, string File, ImmutableArray<DuckColumn> Columns, CancellationToken Stop)
{
    /// <summary>The place of a row in its file, from 0, beside the table's own columns.</summary>
    public const string RowNumber = $"\"{RowNumberName}\"";

    private const string RowNumberName = "mlops row number";

    private const string EngineName = "file_row_number";

    // A column of that name would stand for the engine's number, without a word. Counting takes one thread, but is right as well.
    public string Rows => $"(SELECT *, {(Has(EngineName) ? "row_number() OVER () - 1" : EngineName)} AS {RowNumber} FROM read_parquet({Sql.Text(File)}))";

    /// <summary>The table's own columns, to be selected.</summary>
    public string OwnColumns => string.Join(", ", Columns.Select(static column => Sql.Name(column.Name)));

    public static Subject Open(DuckConnection connection, string file, CancellationToken stop)
    {
        try
        {
            using var none = connection.Query($"SELECT * FROM read_parquet({Sql.Text(file)}) LIMIT 0", stop);
            var subject = new Subject(connection, file, none.Columns, stop);
            return subject.Has(RowNumberName)
                ? throw new StageFailure($"The table '{file}' has a column '{RowNumberName}', which is a name that stages keep for themselves.", "Rename the column.")
                : subject;
        }
        catch (DuckException exception)
        {
            throw new StageFailure($"The table '{file}' can't be read: {exception.Message}", "Its file is broken, or no Parquet file: make it again.", exception);
        }
    }

    public long Count()
    {
        using var result = Connection.Query($"SELECT count(*) FROM {Rows}", Stop);
        return result.Read(Stop) is { } chunk ? chunk[0].Values<long>()[0] : 0;
    }

    public void Execute(string sql) => Connection.Execute(sql, Stop);

    /// <summary>Returns the rows of a query whose columns are all texts.</summary>
    public IEnumerable<string?[]> Texts(string sql)
    {
        using var result = Connection.Query(sql, Stop);
        while (result.Read(Stop) is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                var texts = new string?[result.Columns.Length];
                for (var column = 0; column < texts.Length; column++) texts[column] = chunk[column].IsNull(row) ? null : chunk[column].Text(row);
                yield return texts;
            }
        }
    }

    /// <summary>Returns rows of values, each written by <see cref="Json"/>.</summary>
    public IEnumerable<JsonNode?[]> Values(string sql) =>
        Texts(sql).Select(static row => row.Select(static text => text is null ? null : JsonNode.Parse(text)).ToArray());

    /// <summary>Writes a value as JSON, in which there is no infinity, as a text.</summary>
    public static string Json(string value, DuckType? type = null) =>
        type is { Kind: DuckTypeKind.Float or DuckTypeKind.Double }
            ? $"CAST(CASE WHEN isfinite({value}) THEN to_json({value}) ELSE to_json(CAST({value} AS VARCHAR)) END AS VARCHAR)"
            : $"CAST(to_json({value}) AS VARCHAR)";

    private bool Has(string name) => Columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));
}
