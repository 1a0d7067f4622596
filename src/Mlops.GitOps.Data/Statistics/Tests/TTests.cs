using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Tests;

/// <summary>Tests of means.</summary>
public static class TTests
{
    /// <summary>Student's test: the two variances are pooled.</summary>
    public static TestResult Student(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative)
    {
        var (_, _, nx, ny) = Checked(x, y);
        var degrees = nx + ny - 2;
        var pooled = (Moments.Scatter(x) + Moments.Scatter(y)) / degrees;
        return Result(Moments.Mean(x) - Moments.Mean(y), pooled * ((1 / nx) + (1 / ny)), degrees, alternative);
    }

    /// <summary>Welch's test: each sample has its own variance, the degrees are Satterthwaite's.</summary>
    public static TestResult Welch(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative)
    {
        var (vx, vy, nx, ny) = Checked(x, y);
        var (left, right) = (vx / nx, vy / ny);
        return Result(Moments.Mean(x) - Moments.Mean(y), left + right, WelchDegrees(left, nx, right, ny), alternative);
    }

    /// <summary>The test of the differences b − a.</summary>
    public static TestResult Paired(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Alternative alternative)
    {
        Need.SameLength(a.Length, "a", b.Length, "b");
        Need.AtLeast(2, a, "a");
        var differences = Moments.Differences(b, a);
        return Result(Moments.Mean(differences), Moments.Variance(differences) / differences.Length, differences.Length - 1, alternative);
    }

    internal static double WelchDegrees(double left, double nLeft, double right, double nRight) =>
        (left + right) * (left + right) / ((left * left / (nLeft - 1)) + (right * right / (nRight - 1)));

    internal static TestResult Result(double difference, double variance, double degrees, Alternative alternative)
    {
        if (!(variance > 0)) throw new StatisticFailure("nothing varies in what is compared, so there is no t statistic.");
        var t = difference / Math.Sqrt(variance);
        return new TestResult(t, StudentT.PValue(t, degrees, alternative));
    }

    private static (double VarianceX, double VarianceY, double CountX, double CountY) Checked(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Need.AtLeast(2, x, "x");
        Need.AtLeast(2, y, "y");
        return (Moments.Variance(x), Moments.Variance(y), x.Length, y.Length);
    }
}
