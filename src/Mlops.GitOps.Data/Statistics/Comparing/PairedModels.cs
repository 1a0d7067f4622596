using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Statistics.Comparing;

/// <summary>Two models on the same replicates or the same rows.</summary>
public static class PairedModels
{
    /// <summary>The corrected resampled t test of Nadeau and Bengio (2003) of b − a: resamples share rows, so their variance counts 1/k + test/train.</summary>
    public static TestResult NadeauBengio(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double testOverTrain)
    {
        Need.SameLength(a.Length, "a", b.Length, "b");
        Need.AtLeast(2, a, "a");
        if (!(testOverTrain >= 0)) throw Need.Failure($"'testOverTrain' is not negative, and is {testOverTrain}.");
        var differences = Moments.Differences(b, a);
        var variance = Moments.Variance(differences) * ((1.0 / differences.Length) + testOverTrain);
        return TTests.Result(Moments.Mean(differences), variance, differences.Length - 1, Alternative.TwoSided);
    }
}
