using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Testing;

/// <summary>Checks laws on what went into a stage and what came out of it: of its first output, and, where rows are counted or given again, its first input.</summary>
internal static class Laws
{
    /// <summary>Returns why a law does not hold, or null where it does.</summary>
    public static string? Broken(Law law, TestedStage stage, Func<string, TextWriter, int>? runCommand, DuckConnection connection, string input, string output, string scratch, CancellationToken stop)
    {
        var table = Subject.Open(connection, output, stop);
        return law.Name switch
        {
            // A file of lines without any has no columns either.
            "unique" or "monotone" when table.Count() == 0 => null,
            "unique" => NotOne(table, $"SELECT {Column(table, law)} FROM {table.Rows} GROUP BY ALL HAVING count(*) > 1", count => $"{count} values of '{law.Column}' stand there more than once"),
            "monotone" => NotOne(table, Falls(table, Column(table, law)), count => $"{count} values of '{law.Column}' are below the one before"),
            "sameRowCount" => OtherCount(Subject.Open(connection, input, stop).Count(), table.Count()),
            _ => NotIdempotent(stage, runCommand, table, output, scratch),
        };
    }

    private static string Falls(Subject table, string column) =>
        $"SELECT 1 FROM (SELECT {column} AS value, lag({column}) OVER () AS previous FROM (SELECT * FROM {table.Rows} WHERE {column} IS NOT NULL)) WHERE value < previous";

    private static string? OtherCount(long before, long after) => before == after ? null : FormattableString.Invariant($"{before} rows went in and {after} came out");

    private static string? NotIdempotent(TestedStage stage, Func<string, TextWriter, int>? runCommand, Subject table, string output, string scratch)
    {
        if (stage.Inputs is not [var input]) throw new StageFailure("Only a stage with one input can be idempotent.");
        var given = TableRows.InFormat(table.Connection, output, stage.FormatOf(input), Path.Join(scratch, $"in-{input}"), table.Stop);
        var again = StageTrial.Run(stage, runCommand, new Dictionary<string, string> { [input] = given }, scratch, table.Stop);
        if (again.Status != 0) return $"what came out can't go in again: {again.Log.TrimEnd()}";
        var second = Subject.Open(table.Connection, TableRows.AsParquet(table.Connection, again.Files[stage.Outputs[0]], stage.FormatOf(stage.Outputs[0]), table.Stop), table.Stop);
        if (!second.Columns.SequenceEqual(table.Columns)) return "what comes out has other columns when it goes in again";

        // Row by row, by place.
        var row = $"{table.OwnColumns}, {Subject.RowNumber}";
        var differing = NotOne(
            table, $"SELECT 1 FROM (SELECT {row} FROM {table.Rows} EXCEPT ALL SELECT {row} FROM {second.Rows})", static count => $"{count} rows come out otherwise when they go in again");
        return differing ?? (table.Count() == second.Count() ? null : "more rows come out when they go in again");
    }

    private static string? NotOne(Subject table, string sql, Func<string, string> message)
    {
        var count = table.Texts($"SELECT CAST(count(*) AS VARCHAR) FROM ({sql})").Single()[0] ?? "0";
        return count == "0" ? null : message(count);
    }

    private static string Column(Subject table, Law law) => table.Columns.Any(column => column.Name == law.Column)
        ? Sql.Name(law.Column ?? "")
        : throw new StageFailure($"The property '{law}' is about a column that is not there.");
}
