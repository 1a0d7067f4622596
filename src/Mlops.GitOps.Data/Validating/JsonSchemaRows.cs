using System.Globalization;
using System.Text.Json;
using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Finds the rows whose text is no JSON of a schema; the engine knows no schemas.</summary>
internal static class JsonSchemaRows
{
    private const int Together = 1000;

    public static void Collect(Scope scope, string column, JsonElement schema, string table)
    {
        var wrong = new List<string>();
        foreach (var row in scope.Subject.Texts($"SELECT CAST({Subject.RowNumber} AS VARCHAR), {column} FROM {scope.Rows} WHERE {column} IS NOT NULL"))
        {
            if (row is [{ } number, { } text] && !Complies(text, schema)) wrong.Add(string.Create(CultureInfo.InvariantCulture, $"({number})"));
        }

        scope.Subject.Execute($"CREATE TEMP TABLE {table} (row BIGINT)");
        foreach (var some in wrong.Chunk(Together)) scope.Subject.Execute($"INSERT INTO {table} VALUES {string.Join(", ", some)}");
    }

    private static bool Complies(string text, JsonElement schema)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return JsonSchema.Accepts(schema, document.RootElement);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
