using Mlops.GitOps.Data.Judging;
using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Resampling;

namespace Mlops.GitOps.Data.Explaining;

/// <summary>
/// Permutation importance (Breiman, 2001; Fisher, Rudin and Dominici, 2019). The permutations depend on nothing but the seed and the number of rows, so an input more or less changes
/// nothing for the others. The interval is that of the block jackknife over rows with Student's t: it tells what chance in the rows does, and not only in the permutations. The rows of a
/// block are left out together with those that got a value from one of them, for chance is in both.
/// </summary>
internal sealed class PermutationImportance
{
    public const int Repeats = 10;

    private const int MostBlocks = 20;

    private readonly PermutedMetric metric;
    private readonly int[][] orders;
    private readonly int[][][] kept;
    private readonly double whole;
    private readonly double?[][] wholeWithout;

    /// <param name="answered">The rows with the answers to them as they are.</param>
    public PermutationImportance(PermutedMetric metric, Sample answered, long seed, int repeats = Repeats)
    {
        this.metric = metric;
        var random = new SeededRandom(seed);
        orders = [.. Enumerable.Range(0, repeats).Select(_ => Order(random, answered.Count))];
        var blocks = Math.Min(MostBlocks, answered.Count);
        var blockOf = Array.ConvertAll(Order(random, answered.Count), place => place % blocks);
        kept = Array.ConvertAll(orders, order => Enumerable.Range(0, blocks).Select(block => Without(block, blockOf, order)).ToArray());
        whole = metric.WorthOf(answered);
        wholeWithout = Array.ConvertAll(kept, blocks => Array.ConvertAll(blocks, rows => WorthWithout(answered, rows)));
    }

    /// <summary>The metric of the answers to the rows as they are.</summary>
    public double Value => metric.IsLowerBetter ? -whole : whole;

    /// <summary>Returns the importance of an input.</summary>
    /// <param name="answer">Answers to the rows with the input's values in another order.</param>
    public Importance Of(Func<int[], Sample> answer)
    {
        var drops = new double[orders.Length];
        var without = new double?[kept[0].Length];
        Array.Fill(without, 0);
        for (var repeat = 0; repeat < orders.Length; repeat++)
        {
            var sample = answer(orders[repeat]);
            drops[repeat] = whole - metric.WorthOf(sample);
            for (var block = 0; block < without.Length; block++) without[block] += (wholeWithout[repeat][block] - WorthWithout(sample, kept[repeat][block])) / orders.Length;
        }

        var mean = Moments.Mean(drops);
        var spread = drops.Length < 2 ? 0 : Math.Sqrt(Moments.Variance(drops));
        return HalfWidth(without) is { } half ? new(mean, spread, mean - half, mean + half) : new(mean, spread, null, null);
    }

    private static double? HalfWidth(double?[] without)
    {
        if (without.Length < 2 || without.Any(static value => value is null)) return null;
        double[] known = [.. without.Select(static value => value ?? 0)];
        var variance = Moments.Scatter(known) * (known.Length - 1) / known.Length;
        return StudentT.Quantile((1 + Resampled.Confidence) / 2, known.Length - 1) * Math.Sqrt(variance);
    }

    // Without some rows a metric may have no value, such as an area without positives.
    private double? WorthWithout(Sample sample, int[] rows)
    {
        try
        {
            return metric.WorthOf(sample.Pick(rows));
        }
        catch (StatisticFailure)
        {
            return null;
        }
    }

    private static int[] Without(int block, int[] blockOf, int[] order) => [.. Enumerable.Range(0, order.Length).Where(row => blockOf[row] != block && blockOf[order[row]] != block)];

    private static int[] Order(SeededRandom random, int count)
    {
        var order = new int[count];
        for (var at = 0; at < count; at++)
        {
            var other = random.Below(at + 1);
            order[at] = order[other];
            order[other] = at;
        }

        return order;
    }
}
