using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Intervals;
using Mlops.GitOps.Data.Statistics.Scores;

namespace Mlops.GitOps.Data.Judging;

/// <summary>Measures answers, each value with its interval.</summary>
internal static class Judge
{
    public const string Percentile = "bootstrap percentile";

    private const string Bca = "bootstrap BCa";

    /// <summary>Returns a metric of rows; without a value where it has none, such as an area under the curve of one class.</summary>
    public static Measure Of(BuiltInMetric metric, Sample rows, long seed)
    {
        try
        {
            var value = metric.ValueOf(rows);
            return IntervalOf(metric, rows, value, seed) is var (interval, method)
                ? new Measure(value, interval.Lower, interval.Upper, rows.Count, method)
                : new Measure(value, Count: rows.Count);
        }
        catch (StatisticFailure)
        {
            return new Measure(null, Count: rows.Count);
        }
    }

    /// <summary>Returns a metric without its interval.</summary>
    public static Measure ValueOf(BuiltInMetric metric, Sample rows)
    {
        try
        {
            return new Measure(metric.ValueOf(rows), Count: rows.Count);
        }
        catch (StatisticFailure)
        {
            return new Measure(null, Count: rows.Count);
        }
    }

    /// <summary>Returns how a metric differs from that of other answers to the same rows.</summary>
    public static Measure Difference(BuiltInMetric metric, Sample rows, Sample other, long seed)
    {
        try
        {
            var value = metric.ValueOf(rows) - metric.ValueOf(other);
            if (metric.Method == IntervalMethod.Delong && DelongDifference(rows, other) is { } paired) return new Measure(value, paired.Lower, paired.Upper, rows.Count, "DeLong, paired");
            return Resampled.Of(rows.Count, picked => metric.ValueOf(rows.Pick(picked)) - metric.ValueOf(other.Pick(picked)), value, seed) is { } interval
                ? new Measure(value, interval.Lower, interval.Upper, rows.Count, $"{Bca}, paired")
                : new Measure(value, Count: rows.Count);
        }
        catch (StatisticFailure)
        {
            return new Measure(null, Count: rows.Count);
        }
    }

    private static (Interval Interval, string Method)? IntervalOf(BuiltInMetric metric, Sample rows, double value, long seed)
    {
        switch (metric.Method)
        {
            case IntervalMethod.Delong when rows.Truth.Count(static truth => truth == 1) is var positives && (positives < 2 || rows.Count - positives < 2):
                return null;
            case IntervalMethod.Delong:
                return (Around(value, Delong.Variance(rows.Truth, rows.Answers), 0, 1), "DeLong");
            case IntervalMethod.Wilson when metric.Share is { } shareOf:
                var (successes, trials) = shareOf(rows);
                return (ProportionIntervals.Wilson(successes, trials, Resampled.Confidence), "Wilson");
            default:
                return Resampled.Of(rows.Count, picked => metric.ValueOf(rows.Pick(picked)), value, seed) is { } drawn ? (drawn, Bca) : null;
        }
    }

    private static Interval? DelongDifference(Sample rows, Sample other)
    {
        var positives = rows.Truth.Count(static truth => truth == 1);
        if (positives < 2 || rows.Count - positives < 2) return null;
        var paired = Delong.Test(rows.Truth, rows.Answers, other.Answers);
        return Around(paired.AucA - paired.AucB, Math.Max(0, paired.VarianceA + paired.VarianceB - (2 * paired.Covariance)), -1, 1);
    }

    private static Interval Around(double value, double variance, double least, double most)
    {
        var half = Normal.Quantile((1 + Resampled.Confidence) / 2) * Math.Sqrt(variance);
        return new Interval(Math.Max(least, value - half), Math.Min(most, value + half));
    }
}
