using Mlops.GitOps.Data.Statistics.Intervals;
using Mlops.GitOps.Data.Statistics.Resampling;

namespace Mlops.GitOps.Data.Tests.Statistics;

public sealed class ResamplingLawTests
{
    [Theory]
    [InlineData("percentile")]
    [InlineData("basic")]
    [InlineData("bca")]
    public void An_interval_covers_about_as_often_as_it_says(string method)
    {
        var random = new SeededRandom(41);
        const int experiments = 600;
        var covered = 0;
        for (var i = 0; i < experiments; i++)
        {
            // Skewed, so that methods differ; the mean is 1.
            double[] x = [.. Enumerable.Range(0, 50).Select(_ => -Math.Log(1 - random.Share()))];
            var interval = Bootstrap.OfMean(x, method, 500, 0.9, i);
            if (interval.Lower <= 1 && interval.Upper >= 1) covered++;
        }

        Assert.InRange((double)covered / experiments, 0.84, 0.93);
    }

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_a_near_one()
    {
        var x = new SeededRandom(42).Normals(80);
        var once = Bootstrap.OfMean(x, "bca", 2000, 0.95, 7);

        Assert.Equal(once, Bootstrap.OfMean(x, "bca", 2000, 0.95, 7));
        var other = Bootstrap.OfMean(x, "bca", 2000, 0.95, 8);
        Assert.NotEqual(once, other);
        Assert.InRange(Math.Abs(once.Lower - other.Lower), 0, 0.05);
    }

    // The first numbers of SplitMix64 for the seed 1234567, as its authors' program prints them.
    [Fact]
    public void Random_numbers_are_those_of_the_published_generator()
    {
        var random = new SeededRandom(1234567);

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [random.Next(), random.Next(), random.Next()]);
    }

    [Fact]
    public void An_exact_interval_never_covers_less_than_it_says()
    {
        foreach (var share in (double[])[0.02, 0.3, 0.5, 0.97])
        {
            var covered = 0.0;
            for (var successes = 0; successes <= 40; successes++)
            {
                var interval = ProportionIntervals.ClopperPearson(successes, 40, 0.9);
                if (interval.Lower <= share && interval.Upper >= share) covered += Data.Statistics.Distributions.CountMasses.Binomial(successes, 40, share);
            }

            Assert.InRange(covered, 0.9, 1);
        }
    }
}
