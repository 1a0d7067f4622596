using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Tests.Ingesting;

/// <summary>Shows tables as text.</summary>
internal static class ShownTables
{
    /// <summary>Returns a line for each row, values with a bar between them and <c>null</c> where there is none.</summary>
    public static string[] Show(string query)
    {
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        using var rows = connection.Query($"SELECT COLUMNS(*)::VARCHAR FROM ({query})");
        var shown = new List<string>();
        while (rows.Read() is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++)
            {
                var values = new string[rows.Columns.Length];
                for (var column = 0; column < values.Length; column++) values[column] = chunk[column].IsNull(row) ? "null" : chunk[column].Text(row);
                shown.Add(string.Join('|', values));
            }
        }

        return [.. shown];
    }

    public static string[] Types(string file) => Show($"SELECT column_name || ' ' || column_type FROM (DESCRIBE SELECT * FROM '{file}')");

    public static void Write(string file, string query)
    {
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        connection.Execute($"COPY ({query}) TO '{file}' (FORMAT parquet)");
    }
}
