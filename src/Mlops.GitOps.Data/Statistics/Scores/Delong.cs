using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Scores;

/// <summary>Variances of areas under the curve (DeLong, DeLong and Clarke-Pearson, 1988), by the ranks of Sun and Xu (2014).</summary>
public static class Delong
{
    public static double Variance(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores)
    {
        var (_, positives, negatives) = Components(labels, scores, "score");
        return Covariance(positives, positives, negatives, negatives);
    }

    public static DelongResult Test(ReadOnlySpan<double> labels, ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (aucA, positivesA, negativesA) = Components(labels, a, "a");
        var (aucB, positivesB, negativesB) = Components(labels, b, "b");
        var varianceA = Covariance(positivesA, positivesA, negativesA, negativesA);
        var varianceB = Covariance(positivesB, positivesB, negativesB, negativesB);
        var covariance = Covariance(positivesA, positivesB, negativesA, negativesB);
        // The variance of the difference, from differences: equal scores give exactly 0.
        var (positives, negatives) = (Moments.Differences(positivesA, positivesB), Moments.Differences(negativesA, negativesB));
        var variance = Covariance(positives, positives, negatives, negatives);
        if (variance == 0 && aucA != aucB) throw new StatisticFailure("the difference of the two areas does not vary, so there is no test.");
        var z = aucA == aucB ? 0 : (aucA - aucB) / Math.Sqrt(variance);
        return new DelongResult(aucA, aucB, varianceA, varianceB, covariance, z, Normal.PValue(z, Alternative.TwoSided));
    }

    // For each positive the share of negatives below it, for each negative the share of positives above it.
    private static (double Auc, double[] Positives, double[] Negatives) Components(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores, string name)
    {
        var (positives, negatives) = Scored.Split(labels, scores, name);
        if (positives.Length < 2 || negatives.Length < 2) throw new StatisticFailure("'y' needs two positives and two negatives at least.");
        var all = Ranks.Of([.. positives, .. negatives]);
        var (among, against) = (Ranks.Of(positives), Ranks.Of(negatives));
        var above = new double[positives.Length];
        for (var i = 0; i < above.Length; i++) above[i] = (all[i] - among[i]) / negatives.Length;
        var below = new double[negatives.Length];
        for (var i = 0; i < below.Length; i++) below[i] = 1 - ((all[above.Length + i] - against[i]) / positives.Length);
        return (Moments.Mean(above), above, below);
    }

    private static double Covariance(double[] positivesA, double[] positivesB, double[] negativesA, double[] negativesB) =>
        (Moments.Covariance(positivesA, positivesB) / positivesA.Length) + (Moments.Covariance(negativesA, negativesB) / negativesA.Length);
}
