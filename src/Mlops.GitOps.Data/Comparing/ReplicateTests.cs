using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Comparing;
using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>Tests of what configurations scored, replicate by replicate.</summary>
internal static class ReplicateTests
{
    public static PairFinding NadeauBengio(ComparisonTask task, Contender one, Contender reference) => task.TestOverTrain is { } ratio
        ? ByMean(task, one, reference, ratio, (pairs) => PairedModels.NadeauBengio(pairs.Reference, pairs.Scores, ratio))
        : Untested(Pairing.Of(one, reference), "nobody said how many rows the model learns from and is judged on");

    public static PairFinding PairedT(ComparisonTask task, Contender one, Contender reference) =>
        ByMean(task, one, reference, 0, static pairs => TTests.Paired(pairs.Reference, pairs.Scores, Alternative.TwoSided));

    /// <summary>The effect is the rank-biserial correlation: the share of ranks in favour less the share against.</summary>
    public static PairFinding Wilcoxon(Contender one, Contender reference)
    {
        var pairs = Pairing.Of(one, reference);
        if (pairs.Count < 2) return Untested(pairs, OneReplicate);
        try
        {
            var result = Statistics.Comparing.Wilcoxon.Test(pairs.Scores, pairs.Reference, Alternative.TwoSided);
            return new(pairs.Count, Moments.Mean(pairs.Differences), RankBiserial(pairs.Differences), null, result);
        }
        catch (StatisticFailure failure)
        {
            return Untested(pairs, failure.Message);
        }
    }

    public static PairFinding Untested(Pairing pairs, string note) => new(pairs.Count, pairs.Count == 0 ? null : Moments.Mean(pairs.Differences), null, null, null, note);

    public const string OneReplicate = "one replicate says nothing of chance";

    // The effect is Cohen's d of the pairs: the mean difference in standard deviations of the differences.
    private static PairFinding ByMean(ComparisonTask task, Contender one, Contender reference, double ratio, Func<Pairing, TestResult> test)
    {
        var pairs = Pairing.Of(one, reference);
        if (pairs.Count < 2) return Untested(pairs, OneReplicate);
        try
        {
            var result = test(pairs);
            var (mean, deviation) = (Moments.Mean(pairs.Differences), Math.Sqrt(Moments.Variance(pairs.Differences)));
            var half = HalfWidth(task, pairs.Count, ratio) * deviation;
            return new(pairs.Count, mean, mean / deviation, new Interval(mean - half, mean + half), result);
        }
        catch (StatisticFailure)
        {
            return Untested(pairs, pairs.Differences[0] == 0 ? "equal in every replicate" : "differs by the same in every replicate");
        }
    }

    /// <summary>Returns how large a mean difference must be to count, in standard deviations of the differences.</summary>
    public static double HalfWidth(ComparisonTask task, int count, double ratio) =>
        StudentT.Quantile(1 - (task.Alpha / 2), count - 1) * Math.Sqrt((1.0 / count) + ratio);

    private static double RankBiserial(double[] differences)
    {
        double[] known = [.. differences.Where(static difference => difference != 0)];
        var ranks = Ranks.Of([.. known.Select(Math.Abs)]);
        var (sum, all) = (0.0, 0.0);
        for (var at = 0; at < ranks.Length; at++)
        {
            sum += Math.Sign(known[at]) * ranks[at];
            all += ranks[at];
        }

        return sum / all;
    }
}
