using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Transforming;

/// <summary>Refuses a query whose result is not decided by its tables alone: by chance, the time, or the engine's own state. It asks the engine's parser,
/// so a word in a text or a comment is only that.</summary>
internal static class PureQuery
{
    private static readonly FrozenSet<string> TableFunctions =
        new[] { "generate_series", "generate_subscripts", "json_each", "json_tree", "range", "repeat", "repeat_row", "unnest" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Clocks =
        new[] { "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> OwnState =
        new[] { "current_role", "current_setting", "current_user", "getvariable", "pg_typeof", "session_user", "user", "version" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Catalogs = new[] { "information_schema", "pg_catalog", "system" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly ImmutableArray<string> TablePrefixes = ["duckdb_", "sqlite_", "pg_"];

    public static void Check(DuckConnection connection, string sql)
    {
        using var document = JsonDocument.Parse(Text(connection, $"SELECT CAST(json_serialize_sql({Sql.Text(sql)}) AS VARCHAR)").Single());
        var root = document.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            // Its own words, with the line and the place, come when the query is read; what is no query at all is said here.
            if (root.GetProperty("error_type").GetString() == "parser") return;
            throw new StageFailure("`sql` is no query, or one of which a result can't be foreseen.", "Write one SELECT; PIVOT and statements that change something are none.");
        }

        if (root.GetProperty("statements").GetArrayLength() != 1) throw new StageFailure("`sql` is more than one statement.", "Write one SELECT; `WITH` names steps.");
        var volatiles = Text(connection, "SELECT DISTINCT function_name FROM duckdb_functions() WHERE stability <> 'CONSISTENT' AND function_name <> 'error'")
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Walk(root.GetProperty("statements")[0], volatiles);
    }

    private static void Walk(JsonElement node, FrozenSet<string> volatiles)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray()) Walk(item, volatiles);
            return;
        }

        if (node.ValueKind != JsonValueKind.Object) return;
        CheckNode(node, volatiles);
        foreach (var property in node.EnumerateObject()) Walk(property.Value, volatiles);
    }

    private static void CheckNode(JsonElement node, FrozenSet<string> volatiles)
    {
        var type = Property(node, "type");
        if (type == "TABLE_FUNCTION" && Property(node.GetProperty("function"), "function_name") is { } table && !TableFunctions.Contains(table))
            throw new StageFailure($"`sql` reads from '{table}', and a transform reads only its inputs.", "Give the table as an input of the stage.");
        if (type == "FUNCTION" && Property(node, "function_name") is { } function && (volatiles.Contains(function) || OwnState.Contains(function)))
            throw Impure($"{function}()");
        if (type == "COLUMN_REF" && node.GetProperty("column_names") is { } names && names.GetArrayLength() == 1 && Clocks.Contains(names[0].GetString() ?? ""))
            throw Impure(names[0].GetString() ?? "");
        if (type == "BASE_TABLE" && IsOfEngine(node)) throw new StageFailure($"`sql` reads from '{Property(node, "table_name")}' of the engine, and a transform reads only its inputs.");
        if (node.TryGetProperty("sample", out var sample) && sample.ValueKind == JsonValueKind.Object) throw Impure("a sample");
    }

    private static bool IsOfEngine(JsonElement node) => Catalogs.Contains(Property(node, "schema_name") ?? "") || Catalogs.Contains(Property(node, "catalog_name") ?? "")
        || (Property(node, "table_name") is { } name && TablePrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)));

    private static StageFailure Impure(string what) => new($"`sql` uses {what}, which is another value each time, and the same input must give the same rows.",
        "For a time take a column; for chance, order by md5 of a key; a split has a seed.");

    private static string? Property(JsonElement node, string name) => node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Text(DuckConnection connection, string sql)
    {
        using var result = connection.Query(sql);
        List<string> texts = [];
        while (result.Read() is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++) texts.Add(chunk[0].Text(row));
        }

        return texts;
    }
}
