using System.Text.Json;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Tests;

/// <summary>Writes and reads small tables.</summary>
internal static class TableFiles
{
    /// <summary>Writes what a query gives to a Parquet file and returns its path.</summary>
    public static string Write(string path, string query, int? threads = null)
    {
        using var database = DuckDatabase.Open(new DuckSettings { Threads = threads });
        using var connection = database.Connect();
        connection.Execute($"COPY ({query}) TO {Sql.Text(path)} (FORMAT parquet)");
        return path;
    }

    /// <summary>Returns the rows of a query, as texts with a bar between the values.</summary>
    public static List<string> Read(string query)
    {
        using var database = DuckDatabase.Open();
        using var connection = database.Connect();
        using var result = connection.Query($"SELECT coalesce(CAST(COLUMNS(*) AS VARCHAR), '-') FROM ({query})");
        List<string> rows = [];
        while (result.Read() is { } chunk)
        {
            for (var row = 0; row < chunk.Count; row++) rows.Add(string.Join('|', Enumerable.Range(0, result.Columns.Length).Select(column => chunk[column].Text(row))));
        }

        return rows;
    }

    public static List<string> Read(string folder, string output) => Read($"SELECT * FROM read_parquet({Sql.Text(StageFiles.PathOf(folder, output))})");

    public static StageRunner Runner(string kind) => StageRunners.All.Single(runner => runner.Kind == kind);

    public static JsonElement Report(string folder)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(StageFiles.PathOf(folder, "report")));
        return document.RootElement.Clone();
    }
}
