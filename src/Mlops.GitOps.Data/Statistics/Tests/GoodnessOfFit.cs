using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Drift;

namespace Mlops.GitOps.Data.Statistics.Tests;

/// <summary>Counts against expected shares. A category that is neither expected nor seen is left out; one that is seen and not expected is impossible.</summary>
public static class GoodnessOfFit
{
    public static TestResult ChiSquare(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        Test(reference, current, static (expected, observed) => (observed - expected) * (observed - expected) / expected);

    public static TestResult GTest(ReadOnlySpan<double> reference, ReadOnlySpan<double> current) =>
        Test(reference, current, static (expected, observed) => 2 * GammaFunction.Deviance(observed, expected));

    private static TestResult Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, Func<double, double, double> term)
    {
        var (shares, _) = Shares.Both(reference, current);
        var total = Moments.Sum(current);
        var terms = new List<double>();
        for (var i = 0; i < shares.Length; i++)
        {
            if (shares[i] == 0 && current[i] == 0) continue;
            if (shares[i] == 0) return new TestResult(double.PositiveInfinity, 0);
            terms.Add(term(shares[i] * total, current[i]));
        }

        if (terms.Count < 2) throw new StatisticFailure("fewer than two categories are expected, so there is no test.");
        var statistic = Moments.Sum([.. terms]);
        return new TestResult(statistic, Distributions.ChiSquare.Above(statistic, terms.Count - 1));
    }
}
