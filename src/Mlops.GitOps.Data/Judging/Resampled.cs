using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Resampling;

namespace Mlops.GitOps.Data.Judging;

/// <summary>Intervals by drawing rows again.</summary>
internal static class Resampled
{
    public const double Confidence = 0.95;

    private const int MostResamples = 1000;

    private const int LeastResamples = 100;

    /// <summary>As many rows are drawn in all: more rows leave less to chance.</summary>
    private const long RowsDrawn = 20_000_000;

    /// <summary>So many jackknife values say enough of how skewed a statistic is.</summary>
    private const int MostLeftOut = 500;

    /// <summary>Of the resamples so many may have no value, such as an area without positives.</summary>
    private const double MostFailures = 0.05;

    public static int ResamplesOf(int rows, long drawn = RowsDrawn) => (int)Math.Clamp(drawn / Math.Max(1, rows), LeastResamples, MostResamples);

    /// <summary>Returns the bias-corrected and accelerated interval of a statistic of rows, or null where there is none.</summary>
    public static Interval? Of(int rows, Func<int[], double> statistic, double estimate, long seed)
    {
        var replicates = Bootstrap.Replicates(rows, Valued(statistic), ResamplesOf(rows), seed);
        return Of(replicates, estimate, () => LeftOut(rows, Valued(statistic)));
    }

    /// <summary>Returns the interval of replicates that somebody has made; without a value they are NaN.</summary>
    /// <param name="leftOut">The statistic without some rows in turn, where it can be had.</param>
    public static Interval? Of(double[] replicates, double estimate, Func<double[]>? leftOut)
    {
        var known = replicates.Where(static value => !double.IsNaN(value)).Order().ToArray();
        if (known.Length < (1 - MostFailures) * replicates.Length || known.Length == 0) return null;
        if (leftOut is null || estimate < known[0] || estimate > known[^1]) return Bootstrap.Percentile(known, Confidence);
        var jackknife = leftOut();
        return jackknife.Any(double.IsNaN) ? Bootstrap.Percentile(known, Confidence) : Bootstrap.Bca(known, estimate, jackknife, Confidence);
    }

    // Where there are many rows, blocks of them instead of single ones; rows that stand together go to different blocks.
    private static double[] LeftOut(int rows, Func<int[], double> statistic)
    {
        var blocks = Math.Min(rows, MostLeftOut);
        var values = new double[blocks];
        for (var block = 0; block < blocks; block++)
        {
            var kept = new List<int>(rows);
            for (var row = 0; row < rows; row++)
            {
                if (row % blocks != block) kept.Add(row);
            }

            values[block] = kept.Count == 0 ? double.NaN : statistic([.. kept]);
        }

        return values;
    }

    private static Func<int[], double> Valued(Func<int[], double> statistic) => rows =>
    {
        try
        {
            return statistic(rows);
        }
        catch (StatisticFailure)
        {
            return double.NaN;   // counted above
        }
    };
}
