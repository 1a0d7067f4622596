using System.Collections.Immutable;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Judging;

/// <summary>The rows that are judged, each with its number from 0. Everything runs on one thread: on more, sums of floats come out another way each time.</summary>
internal sealed class JudgedTable
{
    public const string Row = "\"mlops row\"";

    private const string UsualName = "mlops judged";

    private readonly CancellationToken stop;

    private JudgedTable(DuckConnection connection, string name, ImmutableArray<DuckColumn> columns, int count, CancellationToken stop)
    {
        Name = name;
        Connection = connection;
        Columns = columns;
        Count = count;
        this.stop = stop;
    }

    public DuckConnection Connection { get; }

    public ImmutableArray<DuckColumn> Columns { get; }

    public int Count { get; }

    private string Name { get; }

    public static JudgedTable Of(DuckConnection connection, string query, CancellationToken stop, string called = UsualName)
    {
        var name = Sql.Name(called);
        StageDatabase.UseOneThread(connection);
        using (var none = connection.Query($"SELECT * FROM ({query}) LIMIT 0", stop))
        {
            connection.Execute($"CREATE TABLE {name} AS SELECT row_number() OVER () - 1 AS {Row}, * FROM ({query})", stop);
            var count = Counted(connection, name, stop);
            if (count > int.MaxValue) throw new StageFailure(FormattableString.Invariant($"{count} rows are more than can be judged at once."), "Judge a sample of them.");
            return new(connection, name, none.Columns, (int)count, stop);
        }
    }

    /// <summary>Returns what stands behind FROM: all rows, with other answers in the place of a column where they are given.</summary>
    public string Rows(string? answers = null, string? output = null)
    {
        if (answers is null || output is null) return Name;
        var own = Columns.Any(column => column.Name == output) ? $"t.* REPLACE (a.\"value\" AS {Sql.Name(output)})" : $"t.*, a.\"value\" AS {Sql.Name(output)}";
        return $"(SELECT {own} FROM {Name} t JOIN {Sql.Name(answers)} a USING ({Row}))";
    }

    public DuckColumn Column(string name, string what) => Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new StageFailure($"The rows have no column '{name}', which is {what}.", $"They have {string.Join(", ", Columns.Take(20).Select(static column => column.Name))}.");

    /// <summary>Returns a value of each row as a number; NaN where there is none.</summary>
    public double[] Numbers(string expression)
    {
        var values = new double[Count];
        var at = 0;
        Read($"SELECT CAST({expression} AS DOUBLE) FROM {Name} ORDER BY {Row}", chunk =>
        {
            var numbers = chunk[0].Values<double>();
            for (var row = 0; row < chunk.Count; row++) values[at++] = chunk[0].IsNull(row) ? double.NaN : numbers[row];
        });
        return values;
    }

    /// <summary>Returns a value of each row as a text.</summary>
    public string?[] Texts(string expression)
    {
        var values = new string?[Count];
        var at = 0;
        Read($"SELECT CAST({expression} AS VARCHAR) FROM {Name} ORDER BY {Row}", chunk =>
        {
            for (var row = 0; row < chunk.Count; row++) values[at++] = chunk[0].IsNull(row) ? null : chunk[0].Text(row);
        });
        return values;
    }

    /// <summary>Returns a list of each row; null where there is none.</summary>
    public double[]?[] Lists(string expression)
    {
        var values = new double[]?[Count];
        var at = 0;
        Read($"SELECT CAST({expression} AS DOUBLE[]) FROM {Name} ORDER BY {Row}", chunk =>
        {
            var entries = chunk[0].Values<DuckListEntry>();
            var elements = chunk[0].Elements().Values<double>();
            for (var row = 0; row < chunk.Count; row++) values[at++] = chunk[0].IsNull(row) ? null : elements.Slice((int)entries[row].Offset, (int)entries[row].Length).ToArray();
        });
        return values;
    }

    /// <summary>Keeps answers beside the rows, under a name that <see cref="Rows"/> takes.</summary>
    public void Keep(string name, double[] answers)
    {
        Connection.Execute($"CREATE OR REPLACE TABLE {Sql.Name(name)} ({Row} BIGINT, \"value\" DOUBLE)", stop);
        using var appender = Connection.Append(name);
        for (var start = 0; start < answers.Length; start += appender.Capacity)
        {
            var count = Math.Min(appender.Capacity, answers.Length - start);
            for (var at = 0; at < count; at++)
            {
                appender.Values<long>(0)[at] = start + at;
                appender.Values<double>(1)[at] = answers[start + at];
                if (!double.IsFinite(answers[start + at])) appender.SetNull(1, at);
            }

            appender.Append(count);
        }

        appender.Finish();
    }

    /// <summary>Computes an aggregate for each of several lists of rows; NaN where it comes to nothing. A row may stand in a list more than once.</summary>
    public double[] Aggregate(string sql, string rows, IReadOnlyList<int[]> lists)
    {
        var values = new double[lists.Count];
        Array.Fill(values, double.NaN);
        Connection.Execute($"CREATE OR REPLACE TABLE \"mlops lists\" (\"mlops list\" BIGINT, {Row} BIGINT)", stop);
        using (var appender = Connection.Append("mlops lists"))
        {
            var filled = 0;
            for (var list = 0; list < lists.Count; list++)
            {
                foreach (var row in lists[list])
                {
                    appender.Values<long>(0)[filled] = list;
                    appender.Values<long>(1)[filled++] = row;
                    if (filled < appender.Capacity) continue;
                    appender.Append(filled);
                    filled = 0;
                }
            }

            appender.Append(filled);
            appender.Finish();
        }

        Read($"SELECT \"mlops list\", CAST(({sql}) AS DOUBLE) FROM (SELECT l.\"mlops list\", r.* EXCLUDE ({Row}) FROM \"mlops lists\" l JOIN {rows} r USING ({Row})) GROUP BY \"mlops list\"", chunk =>
        {
            var list = chunk[0].Values<long>();
            var value = chunk[1].Values<double>();
            for (var row = 0; row < chunk.Count; row++) values[list[row]] = chunk[1].IsNull(row) ? double.NaN : value[row];
        });
        return values;
    }

    private void Read(string sql, Action<DuckChunk> look)
    {
        using var result = Connection.Query(sql, stop);
        while (result.Read(stop) is { } chunk) look(chunk);
    }

    private static long Counted(DuckConnection connection, string name, CancellationToken stop)
    {
        using var result = connection.Query($"SELECT count(*) FROM {name}", stop);
        return result.Read(stop) is { } chunk ? chunk[0].Values<long>()[0] : 0;
    }
}
