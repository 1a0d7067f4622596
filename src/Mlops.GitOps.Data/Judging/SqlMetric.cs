using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Statistics.Resampling;
using Mlops.GitOps.Data.Transforming;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Judging;

/// <summary>A metric that a spec computes by SQL over the rows: an aggregate such as <c>sum(case when … end)</c>.</summary>
internal sealed class SqlMetric(JudgedTable table, MetricDeclaration metric, string sql, long seed)
{
    /// <summary>So many rows are drawn for an interval in all: a join takes longer than a look into an array.</summary>
    private const long RowsDrawn = 5_000_000;

    /// <summary>Of more rows there is no interval.</summary>
    private const int MostRows = 200_000;

    public static void Check(DuckConnection connection, string sql) => PureQuery.Check(connection, $"SELECT {sql}");

    public double ValueOf(int[] rows, string from) => Aggregate(from, [rows])[0];

    public Measure Of(int[] rows, string from)
    {
        var value = ValueOf(rows, from);
        if (!double.IsFinite(value)) return new Measure(null, Count: rows.Length);
        return With(value, rows.Length, () => Aggregate(from, Drawn(rows)), "");
    }

    /// <summary>Returns how it differs between two kinds of answers to the same rows.</summary>
    public Measure Difference(int[] rows, string from, string other)
    {
        var value = ValueOf(rows, from) - ValueOf(rows, other);
        if (!double.IsFinite(value)) return new Measure(null, Count: rows.Length);
        return With(value, rows.Length, () =>
        {
            var drawn = Drawn(rows);
            return [.. Aggregate(from, drawn).Zip(Aggregate(other, drawn), static (ours, theirs) => ours - theirs)];
        }, ", paired");
    }

    private static Measure With(double value, int rows, Func<double[]> replicates, string suffix)
    {
        if (rows > MostRows || Resampled.Of(replicates(), value, leftOut: null) is not { } interval) return new Measure(value, Count: rows);
        return new Measure(value, interval.Lower, interval.Upper, rows, Judge.Percentile + suffix);
    }

    private List<int[]> Drawn(int[] rows)
    {
        var random = new SeededRandom(seed);
        var lists = new List<int[]>();
        for (var at = 0; at < Resampled.ResamplesOf(rows.Length, RowsDrawn); at++)
        {
            var drawn = new int[rows.Length];
            for (var row = 0; row < drawn.Length; row++) drawn[row] = rows[random.Below(rows.Length)];
            lists.Add(drawn);
        }

        return lists;
    }

    private double[] Aggregate(string from, IReadOnlyList<int[]> lists)
    {
        if (lists.All(static list => list.Length == 0)) return [.. lists.Select(static _ => double.NaN)];
        try
        {
            return table.Aggregate(sql, from, lists);
        }
        catch (DuckException exception)
        {
            throw new StageFailure(
                $"The SQL of metric '{metric.Name}' can't run:\n{exception.Message}",
                "It is an aggregate over the columns of the predictions, such as avg(abs(price - predicted)).",
                exception);
        }
    }
}
