using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Statistics.Intervals;

/// <summary>Two-sided intervals for the difference of two shares, the first minus the second.</summary>
public static class DifferenceIntervals
{
    public static Interval Wald(ReadOnlySpan<double> successes, ReadOnlySpan<double> trials, double confidence)
    {
        Check(successes, trials, confidence);
        return Simple(successes[0], trials[0], successes[1], trials[1], confidence);
    }

    /// <summary>Wald's with a success and a failure more on each side.</summary>
    public static Interval AgrestiCaffo(ReadOnlySpan<double> successes, ReadOnlySpan<double> trials, double confidence)
    {
        Check(successes, trials, confidence);
        return Simple(successes[0] + 1, trials[0] + 2, successes[1] + 1, trials[1] + 2, confidence);
    }

    /// <summary>Newcombe's, from the score intervals of both shares, without continuity correction.</summary>
    public static Interval Newcombe(ReadOnlySpan<double> successes, ReadOnlySpan<double> trials, double confidence)
    {
        Check(successes, trials, confidence);
        var (p1, p2) = (successes[0] / trials[0], successes[1] / trials[1]);
        var first = ProportionIntervals.Wilson(successes[0], trials[0], confidence);
        var second = ProportionIntervals.Wilson(successes[1], trials[1], confidence);
        return new Interval(
            p1 - p2 - Math.Sqrt(Math.Pow(p1 - first.Lower, 2) + Math.Pow(second.Upper - p2, 2)),
            p1 - p2 + Math.Sqrt(Math.Pow(first.Upper - p1, 2) + Math.Pow(p2 - second.Lower, 2)));
    }

    private static Interval Simple(double s1, double n1, double s2, double n2, double confidence)
    {
        var (p1, p2) = (s1 / n1, s2 / n2);
        var half = Normal.Quantile((1 + confidence) / 2) * Math.Sqrt((p1 * (1 - p1) / n1) + (p2 * (1 - p2) / n2));
        return new Interval(p1 - p2 - half, p1 - p2 + half);
    }

    private static void Check(ReadOnlySpan<double> successes, ReadOnlySpan<double> trials, double confidence)
    {
        Proportions.Check(successes, trials);
        if (successes.Length != 2) throw new StatisticFailure("'successes' and 'trials' have two values each.");
        Need.Fraction(confidence, "confidence");
    }
}
