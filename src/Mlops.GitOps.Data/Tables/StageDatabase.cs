using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Tables;

/// <summary>A database of a stage: what doesn't fit into its memory goes to its scratch folder.</summary>
internal static class StageDatabase
{
    /// <summary>Leaves room below 1 GiB for what the engine does not count.</summary>
    private const long Memory = 640L << 20;

    public static DuckDatabase Open(StageContext context) => Open(context, Environment.ProcessorCount);

    public static DuckDatabase Open(StageContext context, int threads) => DuckDatabase.Open(new DuckSettings
    {
        // With one thread the engine cuts the rows of a Parquet file into other groups than with any more.
        Threads = Math.Max(2, threads),
        MemoryLimit = Memory,
        TemporaryFolder = Path.Join(context.Scratch, "spill"),
    });

    /// <summary>Lets each query run on the thread that asks for it. Where a filter leaves less of each part of a file, several threads put the parts together
    /// as they come to be ready, so a file that they write is cut into other groups of rows each time.</summary>
    public static void UseOneThread(DuckConnection connection) => connection.Execute("SET threads = 1");

    /// <summary>Returns what the engine reads a table's file with.</summary>
    public static string Scan(StageInput input) => input.Format switch
    {
        null or "parquet" => $"read_parquet({Sql.Text(input.Path)})",
        "csv" => $"read_csv({Sql.Text(input.Path)}, auto_detect = true, header = true)",
        "ndjson" => $"read_json({Sql.Text(input.Path)}, format = 'newline_delimited')",
        _ => throw new StageFailure($"Input '{input.Name}' is a table of format '{input.Format}', which can't be read."),
    };

    /// <summary>Writes the rows of a query to an output and returns how many there are.</summary>
    /// <param name="columns">How many columns there are, where they may be very many.</param>
    public static long Write(DuckConnection connection, string query, StageOutput output, CancellationToken stop, int columns = 1)
    {
        var options = output.Format switch
        {
            null or "parquet" => FormattableString.Invariant($"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {RowsOfGroup(columns)}"),
            "csv" => "FORMAT csv, HEADER true",
            "ndjson" => "FORMAT json",
            _ => throw new StageFailure($"Output '{output.Name}' is a table of format '{output.Format}', which can't be written."),
        };
        using var copied = connection.Query($"COPY ({query}) TO {Sql.Text(output.Path)} ({options})", stop);
        return copied.Read(stop)?[0].Values<long>()[0] ?? 0;
    }

    // The engine holds a group in memory until it is written; the usual number of rows is meant for a hundred columns or so.
    private static int RowsOfGroup(int columns)
    {
        const int usual = 122_880;
        const int vector = 2_048;
        const int usualColumns = 128;
        return columns <= usualColumns ? usual : Math.Max(vector, usual * usualColumns / columns / vector * vector);
    }
}
