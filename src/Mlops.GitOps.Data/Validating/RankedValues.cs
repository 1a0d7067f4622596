using System.Collections.Immutable;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Values of a column by their rank. Sorting spills where an aggregate of the engine would hold all values in memory.</summary>
internal static class RankedValues
{
    /// <summary>Returns the values at some ranks from 0, which are asked for when their number is known; none where there are no values.</summary>
    public static ImmutableArray<double> Of(Scope scope, DuckColumn column, Func<long, ImmutableArray<long>> ranksOf)
    {
        var name = Sql.Name(column.Name);
        var numbers = column.Type.Kind is DuckTypeKind.Float or DuckTypeKind.Double ? $" AND NOT isnan({name})" : "";
        var values = $"FROM {scope.Rows} WHERE {name} IS NOT NULL{numbers}";
        var count = long.Parse(scope.Subject.Texts($"SELECT CAST(count(*) AS VARCHAR) {values}").Single()[0] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        return count == 0 ? [] : Pick(scope.Subject, $"SELECT CAST({name} AS DOUBLE) {values} ORDER BY {name}", ranksOf(count));
    }

    private static ImmutableArray<double> Pick(Subject subject, string sql, ImmutableArray<long> ranks)
    {
        var found = new Dictionary<long, double>();
        var last = ranks.Max();
        using var result = subject.Connection.Query(sql, subject.Stop);
        for (var start = 0L; start <= last && result.Read(subject.Stop) is { } chunk; start += chunk.Count)
        {
            var values = chunk[0].Values<double>();
            foreach (var rank in ranks)
            {
                if (rank >= start && rank < start + chunk.Count) found[rank] = values[(int)(rank - start)];
            }
        }

        return [.. ranks.Select(rank => found[rank])];
    }
}
