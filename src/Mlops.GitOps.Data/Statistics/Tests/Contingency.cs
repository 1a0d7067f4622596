using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Tests;

/// <summary>Tables of counts: whether rows and columns have to do with each other.</summary>
public static class Contingency
{
    private const double MostTables = 10_000_000;

    /// <summary>Pearson's test; the correction of Yates is for two rows and two columns only, and never beyond what is expected.</summary>
    public static TestResult ChiSquare(double[][] table, bool yates)
    {
        var (rows, columns) = Margins(table);
        var total = Moments.Sum(rows);
        var degrees = (rows.Length - 1) * (columns.Length - 1);
        if (degrees == 0) throw new StatisticFailure("'table' needs two rows and two columns at least.");
        if (rows.Contains(0) || columns.Contains(0)) throw new StatisticFailure("'table' has a row or a column without any count; leave it out.");
        var terms = new List<double>();
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < columns.Length; j++)
            {
                var expected = rows[i] * columns[j] / total;
                var gap = Math.Abs(table[i][j] - expected);
                if (yates && degrees == 1) gap -= Math.Min(0.5, gap);
                terms.Add(gap * gap / expected);
            }
        }

        var statistic = Moments.Sum([.. terms]);
        return new TestResult(statistic, Distributions.ChiSquare.Above(statistic, degrees));
    }

    /// <summary>Fisher's exact test of a 2×2 table; the statistic is the odds ratio of the sample.</summary>
    public static TestResult Fisher(double[][] table, Alternative alternative)
    {
        var (rows, columns) = TwoByTwo(table);
        var (good, bad, drawn, seen) = (rows[0], rows[1], columns[0], table[0][0]);
        if (rows.Contains(0) || columns.Contains(0)) throw new StatisticFailure("'table' has a row or a column without any count, so the odds ratio is 0 over 0.");
        var (left, right) = (table[0][0] * table[1][1], table[0][1] * table[1][0]);
        var ratio = right == 0 ? double.PositiveInfinity : left / right;
        if (Math.Min(good, drawn) - Math.Max(0, drawn - bad) > MostTables) throw Need.Failure($"more than {MostTables} tables have these margins; take chi_square_homogeneity.");
        var observed = CountMasses.Hypergeometric(seen, good, bad, drawn);
        var sum = 0.0;
        for (var hits = Math.Max(0, drawn - bad); hits <= Math.Min(good, drawn); hits++)
        {
            var mass = CountMasses.Hypergeometric(hits, good, bad, drawn);
            // Masses that are equal by symmetry differ by a rounding.
            var counts = alternative switch { Alternative.Less => hits <= seen, Alternative.Greater => hits >= seen, _ => mass <= observed * (1 + 1e-10) };
            if (counts) sum += mass;
        }

        return new TestResult(ratio, Math.Min(1, sum));
    }

    internal static (double[] Rows, double[] Columns) TwoByTwo(double[][] table)
    {
        if (table.Length != 2 || table[0].Length != 2) throw new StatisticFailure("'table' has two rows of two counts.");
        var margins = Margins(table);
        if (table.Any(static row => row.Any(static count => count != Math.Floor(count)))) throw new StatisticFailure("'table' holds whole counts.");
        return margins;
    }

    private static (double[] Rows, double[] Columns) Margins(double[][] table)
    {
        if (table.Length == 0 || table[0].Length == 0 || table.Any(row => row.Length != table[0].Length)) throw new StatisticFailure("'table' is a list of rows of equal length.");
        foreach (var row in table) Need.NoneNegative(row, "table");
        return ([.. table.Select(static row => Moments.Sum(row))], [.. Enumerable.Range(0, table[0].Length).Select(column => Moments.Sum([.. table.Select(row => row[column])]))]);
    }
}
