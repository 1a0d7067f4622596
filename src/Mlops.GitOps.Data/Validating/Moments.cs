using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Sum, mean and deviation of a column, added up in the order of its file: the engine's own sums of floats differ from run to run with the threads that take part.</summary>
internal sealed record Moments(long Count, double Sum, double? Mean, double? Deviation)
{
    public static Moments Of(Scope scope, DuckColumn column)
    {
        var values = $"SELECT CAST({Sql.Name(column.Name)} AS DOUBLE) FROM {scope.Rows} WHERE {Sql.Name(column.Name)} IS NOT NULL";
        var sum = Add(scope.Subject, values, static (value, _) => value, 0);
        if (sum.Count == 0) return new(0, 0, null, null);
        var mean = sum.Total / sum.Count;
        if (sum.Count == 1) return new(1, sum.Total, mean, null);
        var squares = Add(scope.Subject, values, static (value, mean) => (value - mean) * (value - mean), mean);
        return new(sum.Count, sum.Total, mean, Math.Sqrt(squares.Total / (sum.Count - 1)));
    }

    public static (long Count, double Total) SumOf(Scope scope, DuckColumn column) =>
        Add(scope.Subject, $"SELECT CAST({Sql.Name(column.Name)} AS DOUBLE) FROM {scope.Rows} WHERE {Sql.Name(column.Name)} IS NOT NULL", static (value, _) => value, 0);

    // Neumaier's sum: what is lost in each addition is added at the end.
    private static (long Count, double Total) Add(Subject subject, string sql, Func<double, double, double> term, double mean)
    {
        using var result = subject.Connection.Query(sql, subject.Stop);
        var (count, total, lost) = (0L, 0d, 0d);
        while (result.Read(subject.Stop) is { } chunk)
        {
            count += chunk.Count;
            foreach (var value in chunk[0].Values<double>())
            {
                var next = term(value, mean);
                var grown = total + next;
                lost += Math.Abs(total) >= Math.Abs(next) ? total - grown + next : next - grown + total;
                total = grown;
            }
        }

        return (count, double.IsFinite(total) ? total + lost : total);
    }
}
