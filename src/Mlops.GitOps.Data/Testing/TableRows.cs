using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Testing;

/// <summary>Golden rows, and rows of tables, in memory: there are few.</summary>
internal static class TableRows
{
    /// <summary>Writes golden rows as a Parquet file. Types are what the values look like: whole numbers, floats, times, texts.</summary>
    public static void Write(DuckConnection connection, JsonElement rows, string path, CancellationToken stop)
    {
        var scan = ScanOf(rows, path + ".json");
        StageDatabase.Write(connection, $"SELECT * FROM {scan}", new("rows", path, "Table", "parquet"), stop);
    }

    /// <summary>Returns a Parquet file as one of another format, or itself.</summary>
    public static string InFormat(DuckConnection connection, string parquet, string format, string name, CancellationToken stop)
    {
        if (format == "parquet") return parquet;
        var path = $"{name}.{format}";
        StageDatabase.Write(connection, $"SELECT * FROM read_parquet({Sql.Text(parquet)})", new("rows", path, "Table", format), stop);
        return path;
    }

    /// <summary>Returns a table as a Parquet file, whatever it was written as.</summary>
    public static string AsParquet(DuckConnection connection, string path, string format, CancellationToken stop)
    {
        if (format == "parquet") return path;
        var copy = path + ".parquet";
        StageDatabase.Write(connection, $"SELECT * FROM {StageDatabase.Scan(new("rows", path, "", "Table", format))}", new("rows", copy, "Table", "parquet"), stop);
        return copy;
    }

    /// <summary>Reads golden rows with the types of a table that they are compared with.</summary>
    public static (ImmutableArray<string> Columns, List<JsonNode?[]> Rows) Golden(Subject actual, JsonElement rows, string scratch)
    {
        if (rows.ValueKind != JsonValueKind.Array)
        {
            var file = Subject.Open(actual.Connection, Materialized(actual, rows, scratch), actual.Stop);
            return Of(actual, $"(SELECT * FROM {ScanOf(rows, scratch)})", file.Columns);
        }

        ImmutableArray<string> names = [.. rows.EnumerateArray().SelectMany(static row => row.EnumerateObject().Select(static value => value.Name)).Distinct(StringComparer.Ordinal)];
        if (names.Length == 0) return ([], [.. rows.EnumerateArray().Select(static _ => Array.Empty<JsonNode?>())]);
        File.WriteAllLines(scratch, rows.EnumerateArray().Select(static row => JsonSerializer.Serialize(row)));
        var types = actual.Texts($"SELECT column_name, column_type FROM (DESCRIBE SELECT {actual.OwnColumns} FROM {actual.Rows})")
            .ToDictionary(static row => row[0] ?? "", static row => row[1] ?? "VARCHAR", StringComparer.Ordinal);
        var columns = string.Join(", ", names.Select(name => $"{Sql.Text(name)}: {Sql.Text(types.GetValueOrDefault(name, "VARCHAR"))}"));
        var known = names.Select(name => actual.Columns.FirstOrDefault(column => column.Name == name) ?? new DuckColumn(name, new(DuckTypeKind.Varchar)));
        return Of(actual, $"read_json({Sql.Text(scratch)}, format = 'newline_delimited', columns = {{{columns}}})", known);
    }

    /// <summary>Reads some columns of a table; one that it does not have is missing in every row.</summary>
    public static List<JsonNode?[]> Actual(Subject table, ImmutableArray<string> columns)
    {
        if (columns.IsEmpty) return [.. table.Texts($"SELECT 'row' FROM {table.Rows}").Select(static _ => Array.Empty<JsonNode?>())];
        return [.. table.Values($"SELECT {string.Join(", ", columns.Select(JsonOf))} FROM {table.Rows}")];

        string JsonOf(string name) => table.Columns.FirstOrDefault(column => column.Name == name) is { } column ? Subject.Json(Sql.Name(name), column.Type) : "CAST(NULL AS VARCHAR)";
    }

    private static (ImmutableArray<string> Columns, List<JsonNode?[]> Rows) Of(Subject subject, string scan, IEnumerable<DuckColumn> columns)
    {
        var list = columns.ToList();
        var values = string.Join(", ", list.Select(static column => Subject.Json(Sql.Name(column.Name), column.Type)));
        return ([.. list.Select(static column => column.Name)], [.. subject.Values($"SELECT {values} FROM {scan}")]);
    }

    private static string Materialized(Subject actual, JsonElement rows, string scratch)
    {
        Write(actual.Connection, rows, scratch + ".parquet", actual.Stop);
        return scratch + ".parquet";
    }

    private static string ScanOf(JsonElement rows, string scratch)
    {
        if (rows.ValueKind == JsonValueKind.Array)
        {
            if (rows.GetArrayLength() == 0) throw new StageFailure("A list of golden rows that go in is empty, so it has no columns.", "Write the path of a file with columns and no rows.");
            File.WriteAllLines(scratch, rows.EnumerateArray().Select(static row => JsonSerializer.Serialize(row)));
            return $"read_json({Sql.Text(scratch)}, format = 'newline_delimited', sample_size = -1)";
        }

        var path = rows.AsText();
        if (!File.Exists(path)) throw new StageFailure($"The golden rows '{path}' are not there.", "Write a path from the root of the workspace.");
        return StageDatabase.Scan(new(path, path, "", "Table", Path.GetExtension(path) switch { ".csv" => "csv", ".ndjson" or ".jsonl" => "ndjson", _ => "parquet" }));
    }
}
