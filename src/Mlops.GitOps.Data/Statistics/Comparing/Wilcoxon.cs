using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Comparing;

/// <summary>The signed-rank test of a − b; differences of 0 are left out. The statistic is the smaller rank sum, one-sided that of positive differences.</summary>
public static class Wilcoxon
{
    private const int MostExactPairs = 1000;

    /// <summary>Exact for at most 50 pairs without zeros and ties, else by the normal distribution.</summary>
    public static TestResult Test(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Alternative alternative)
    {
        var differences = Differences(a, b);
        var isExact = differences.Length <= 50 && differences.Length == a.Length && Ranks.TieTerm(Sizes(differences)) == 0;
        return isExact ? Exact(a, b, alternative) : Asymptotic(a, b, alternative);
    }

    /// <summary>The p-value counts all choices of signs, with midranks where sizes are tied.</summary>
    public static TestResult Exact(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Alternative alternative)
    {
        var differences = Differences(a, b);
        if (differences.Length > MostExactPairs) throw Need.Failure($"the exact test is for at most {MostExactPairs} pairs; take the asymptotic method.");
        var ranks = Ranks.Of(Sizes(differences));
        var (positive, negative) = RankSums(differences, ranks);
        // Midranks are halves, so twice the rank sums are whole numbers.
        var masses = new double[(differences.Length * (differences.Length + 1)) + 1];
        masses[0] = 1;
        foreach (var rank in ranks)
        {
            var twice = (int)(2 * rank);
            for (var sum = masses.Length - 1; sum >= 0; sum--) masses[sum] = (masses[sum] + (sum >= twice ? masses[sum - twice] : 0)) / 2;
        }

        var (above, below) = (Moments.Sum(masses.AsSpan((int)(2 * positive))), Moments.Sum(masses.AsSpan(0, (int)(2 * positive) + 1)));
        return alternative switch
        {
            Alternative.Greater => new TestResult(positive, Math.Min(1, above)),
            Alternative.Less => new TestResult(positive, Math.Min(1, below)),
            _ => new TestResult(Math.Min(positive, negative), Math.Min(1, 2 * Math.Min(above, below))),
        };
    }

    /// <summary>The normal approximation with the variance corrected for ties and without a continuity correction.</summary>
    public static TestResult Asymptotic(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Alternative alternative)
    {
        var differences = Differences(a, b);
        double n = differences.Length;
        var (positive, negative) = RankSums(differences, Ranks.Of(Sizes(differences)));
        var variance = ((n * (n + 1) * ((2 * n) + 1)) - (Ranks.TieTerm(Sizes(differences)) / 2)) / 24;
        var z = (positive - (n * (n + 1) / 4)) / Math.Sqrt(variance);
        return new TestResult(alternative == Alternative.TwoSided ? Math.Min(positive, negative) : positive, Normal.PValue(z, alternative));
    }

    private static double[] Differences(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        Need.SameLength(a.Length, "a", b.Length, "b");
        Need.AtLeast(1, a, "a");
        double[] differences = [.. Moments.Differences(a, b).Where(static difference => difference != 0)];
        return differences.Length > 0 ? differences : throw new StatisticFailure("a and b are equal in every pair, so there is no test.");
    }

    private static double[] Sizes(double[] differences) => [.. differences.Select(Math.Abs)];

    private static (double Positive, double Negative) RankSums(double[] differences, double[] ranks)
    {
        var (positive, negative) = (0.0, 0.0);
        for (var i = 0; i < ranks.Length; i++)
        {
            if (differences[i] > 0) positive += ranks[i];
            else negative += ranks[i];
        }

        return (positive, negative);
    }
}
