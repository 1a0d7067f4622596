using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Statistics.Intervals;

/// <summary>Two-sided intervals for a share of successes.</summary>
public static class ProportionIntervals
{
    /// <summary>Wilson's score interval, without continuity correction.</summary>
    public static Interval Wilson(double successes, double trials, double confidence)
    {
        Check(successes, trials, confidence);
        var (share, z) = (successes / trials, Normal.Quantile((1 + confidence) / 2));
        var square = z * z / trials;
        var middle = (share + (square / 2)) / (1 + square);
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (square / (4 * trials))) / (1 + square);
        // Where nothing or everything succeeded the formula ends there, up to a rounding.
        return new Interval(successes == 0 ? 0 : Math.Max(0, middle - half), successes == trials ? 1 : Math.Min(1, middle + half));
    }

    /// <summary>The exact interval of Clopper and Pearson.</summary>
    public static Interval ClopperPearson(double successes, double trials, double confidence)
    {
        Check(successes, trials, confidence);
        var tail = (1 - confidence) / 2;
        return new Interval(
            successes == 0 ? 0 : BetaDistribution.Quantile(tail, successes, trials - successes + 1),
            successes == trials ? 1 : BetaDistribution.Quantile(1 - tail, successes + 1, trials - successes));
    }

    private static void Check(double successes, double trials, double confidence)
    {
        Proportions.Check([successes], [trials]);
        Need.Fraction(confidence, "confidence");
    }
}
