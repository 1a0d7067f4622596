using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Tests;

/// <summary>The rank-sum test of Mann and Whitney. The statistic is U of x: pairs in which x is larger, and half the ties.</summary>
public static class MannWhitney
{
    private const int MostExactPairs = 10_000;

    /// <summary>Exact for at most 8 rows on a side without ties, else by the normal distribution.</summary>
    public static TestResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative, bool continuity)
    {
        var isSmall = Math.Min(x.Length, y.Length) <= 8 && (long)x.Length * y.Length <= MostExactPairs;
        return isSmall && Ranks.TieTerm([.. x, .. y]) == 0 ? Exact(x, y, alternative) : Asymptotic(x, y, alternative, continuity);
    }

    /// <summary>The p-value counts all orders, as if no values were tied.</summary>
    public static TestResult Exact(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative)
    {
        if ((long)x.Length * y.Length > MostExactPairs)
            throw Need.Failure($"the exact test is for at most {MostExactPairs} pairs of x and y; take the asymptotic method.");
        var u = Statistic(x, y);
        var masses = RankSums(x.Length, y.Length);
        var upper = alternative switch { Alternative.Greater => u, Alternative.Less => (x.Length * y.Length) - u, _ => Math.Max(u, (x.Length * y.Length) - u) };
        var tail = Moments.Sum(masses.AsSpan((int)Math.Ceiling(upper)));
        return new TestResult(u, Math.Min(1, alternative == Alternative.TwoSided ? 2 * tail : tail));
    }

    /// <summary>The normal approximation, its variance corrected for ties.</summary>
    public static TestResult Asymptotic(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative, bool continuity)
    {
        var u = Statistic(x, y);
        var (pairs, n) = ((double)x.Length * y.Length, (double)x.Length + y.Length);
        var spread = Math.Sqrt(pairs / 12 * (n + 1 - (Ranks.TieTerm([.. x, .. y]) / (n * (n - 1)))));
        if (!(spread > 0)) throw new StatisticFailure("all values are equal, so no order can be tested.");
        var upper = alternative switch { Alternative.Greater => u, Alternative.Less => pairs - u, _ => Math.Max(u, pairs - u) };
        var tail = Normal.Above((upper - (pairs / 2) - (continuity ? 0.5 : 0)) / spread);
        return new TestResult(u, Math.Min(1, alternative == Alternative.TwoSided ? 2 * tail : tail));
    }

    private static double Statistic(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Need.AtLeast(1, x, "x");
        Need.AtLeast(1, y, "y");
        var ranks = Ranks.Of([.. x, .. y]);
        return Moments.Sum(ranks.AsSpan(0, x.Length)) - (x.Length * (x.Length + 1) / 2.0);
    }

    // How often each U comes among all orders: one row after another goes to x or to y.
    private static double[] RankSums(int nx, int ny)
    {
        var (few, many) = (Math.Min(nx, ny), Math.Max(nx, ny));
        var chances = new double[few + 1, (few * many) + 1];
        chances[0, 0] = 1;
        for (var row = 0; row < few + many; row++)
        {
            for (var taken = Math.Min(row, few - 1); taken >= 0; taken--)
            {
                // Each row of the few that comes after r of the many adds r to U.
                var passed = row - taken;
                if (passed > many) continue;
                for (var u = 0; u + passed <= few * many; u++) chances[taken + 1, u + passed] += chances[taken, u];
            }
        }

        var masses = new double[(few * many) + 1];
        for (var u = 0; u < masses.Length; u++) masses[u] = chances[few, u];
        var total = Moments.Sum(masses);
        for (var u = 0; u < masses.Length; u++) masses[u] /= total;
        return masses;
    }
}
