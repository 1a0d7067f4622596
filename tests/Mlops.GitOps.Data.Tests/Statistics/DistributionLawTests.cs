using Mlops.GitOps.Data.Statistics.Assigning;
using Mlops.GitOps.Data.Statistics.Comparing;
using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Resampling;

namespace Mlops.GitOps.Data.Tests.Statistics;

public sealed class DistributionLawTests
{
    [Fact]
    public void Quantiles_undo_distribution_functions_far_into_the_tails()
    {
        foreach (var share in (double[])[1e-300, 1e-30, 1e-10, 0.001, 0.3, 0.5])
        {
            Assert.Equal(1, Normal.Below(Normal.Quantile(share)) / share, 1e-12);
            foreach (var degrees in (double[])[0.7, 1, 3.5, 30, 1e6])
                if (share > 1e-20) Assert.Equal(1, StudentT.Below(StudentT.Quantile(share, degrees), degrees) / share, 1e-10);
        }
    }

    // mpmath 1.2.1 at 40 digits: erfc(z/√2)/2, betainc(ν/2, 1/2, 0, ν/(ν+t²), regularized)/2, gammainc(k/2, x/2, regularized).
    [Fact]
    public void Tails_keep_their_digits()
    {
        Assert.Equal(1, Normal.Above(1) / 0.1586552539314570514148, 1e-14);
        Assert.Equal(1, Normal.Above(8) / 6.220960574271784123516e-16, 1e-13);
        Assert.Equal(1, Normal.Above(35) / 1.124910706472406243979e-268, 1e-12);
        Assert.Equal(1, StudentT.Above(10, 5) / 0.00008547378787148179535316, 1e-12);
        Assert.Equal(1, StudentT.Above(50, 30.5) / 3.929588854813808631847e-31, 1e-12);
        Assert.Equal(1, ChiSquare.Above(1000, 10) / 1.870290720915949695839e-208, 1e-12);
        Assert.Equal(1, ChiSquare.Above(101000, 100000) / 0.01286884037723366986397, 1e-11);
    }

    [Fact]
    public void Hommel_never_asks_for_more_than_Holm_nor_Holm_for_more_than_Bonferroni()
    {
        var random = new SeededRandom(51);
        for (var i = 0; i < 200; i++)
        {
            double[] p = [.. Enumerable.Range(0, 1 + random.Below(12)).Select(_ => random.Share() * random.Share())];
            var (hommel, holm, bonferroni) = (AdjustedPValues.Of(p, "hommel"), AdjustedPValues.Of(p, "holm"), AdjustedPValues.Of(p, "bonferroni"));
            Assert.All(p.Select((value, at) => (value, at)), item =>
            {
                Assert.True(item.value <= hommel[item.at] + 1e-15 && hommel[item.at] <= holm[item.at] + 1e-15 && holm[item.at] <= bonferroni[item.at] + 1e-15);
            });
        }
    }

    [Fact]
    public void Raising_the_coverage_moves_nobody_to_another_variant()
    {
        double[] weights = [0.5, 0.3, 0.2];
        var (few, all) = (BucketRanges.Of(3, 0.2, weights), BucketRanges.Of(3, 0.9, weights));
        var counts = new int[3];
        for (var i = 0; i < 20_000; i++)
        {
            var place = StickyHash.Of("experiment", $"user-{i}", 2);
            if (BucketRanges.VariantAt(place, few) is { } variant) Assert.Equal(variant, BucketRanges.VariantAt(place, all));
            if (BucketRanges.VariantAt(place, all) is { } assigned) counts[assigned]++;
        }

        Assert.InRange(Data.Statistics.Tests.GoodnessOfFit.ChiSquare(weights, [.. counts.Select(static count => (double)count)]).PValue, 0.001, 1);
    }
}
