using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>The difference of two arms and its standard error; a relative one is by the delta method, against the size of a's mean.</summary>
internal sealed record Effect(double Estimate, double StandardError, double Degrees, double Count)
{
    public static Effect Of(Arm a, Arm b, bool relative)
    {
        var (left, right) = (a.VarianceOfMean, b.VarianceOfMean);
        if (!(left + right > 0)) throw new StatisticFailure("neither arm varies, so the lift has no standard error.");
        if (relative && a.Mean == 0) throw new StatisticFailure("the mean of a is 0, so nothing is relative to it.");
        var degrees = TTests.WelchDegrees(left, a.Count, right, b.Count);
        if (!relative) return new Effect(b.Mean - a.Mean, Math.Sqrt(left + right), degrees, a.Count + b.Count);
        var ratio = b.Mean / a.Mean;
        var variance = (right + (ratio * ratio * left)) / (a.Mean * a.Mean);
        if (!(variance > 0)) throw new StatisticFailure("the relative lift has no variance.");
        return new Effect((b.Mean - a.Mean) / Math.Abs(a.Mean), Math.Sqrt(variance), degrees, a.Count + b.Count);
    }
}
