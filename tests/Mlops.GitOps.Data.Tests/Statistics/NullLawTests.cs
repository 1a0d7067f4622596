using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Comparing;
using Mlops.GitOps.Data.Statistics.Experiments;
using Mlops.GitOps.Data.Statistics.Resampling;
using Mlops.GitOps.Data.Statistics.Scores;
using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Tests.Statistics;

/// <summary>What tests promise where there is nothing to find.</summary>
public sealed class NullLawTests
{
    private static readonly Dictionary<string, Func<SeededRandom, double>> Continuous = new(StringComparer.Ordinal)
    {
        ["student_t"] = static random => TTests.Student(random.Normals(8), random.Normals(11), Alternative.TwoSided).PValue,
        ["student_t less"] = static random => TTests.Student(random.Normals(5), random.Normals(5), Alternative.Less).PValue,
        ["welch_t"] = static random => TTests.Welch(random.Normals(30), random.Normals(25), Alternative.TwoSided).PValue,
        ["paired_t"] = static random => TTests.Paired(random.Normals(6), random.Normals(6), Alternative.Greater).PValue,
        ["nadeau_bengio"] = static random => PairedModels.NadeauBengio(random.Normals(10), random.Normals(10), 0).PValue,
        ["mann_whitney"] = static random => MannWhitney.Asymptotic(random.Normals(60), random.Normals(70), Alternative.TwoSided, continuity: false).PValue,
        ["wilcoxon"] = static random => Wilcoxon.Asymptotic(random.Normals(80), random.Normals(80), Alternative.TwoSided).PValue,
        ["lift"] = static random => Lift.Test(Arm.OfSample(random.Normals(40)), Arm.OfSample(random.Normals(50)), relative: false, Alternative.TwoSided, 0.05).PValue,
        ["friedman"] = static random => Friedman.Test([random.Normals(80), random.Normals(80), random.Normals(80), random.Normals(80)]).PValue,
        ["chi_square_gof"] = static random => GoodnessOfFit.ChiSquare([2, 1, 1, 3, 3], Counts(random, 4000)).PValue,
        ["g_test"] = static random => GoodnessOfFit.GTest([2, 1, 1, 3, 3], Counts(random, 4000)).PValue,
        ["delong_test"] = static random => DelongPValue(random),
    };

    private static readonly Dictionary<string, Func<SeededRandom, double>> Discrete = new(StringComparer.Ordinal)
    {
        ["mann_whitney exact"] = static random => MannWhitney.Exact(random.Normals(5), random.Normals(7), Alternative.TwoSided).PValue,
        ["wilcoxon exact"] = static random => Wilcoxon.Exact(random.Normals(8), random.Normals(8), Alternative.TwoSided).PValue,
        ["ks exact"] = static random => KolmogorovSmirnov.Exact(random.Normals(9), random.Normals(12)).PValue,
        ["permutation_mean"] = static random => PermutationTest.Mean(random.Normals(5), random.Normals(5), Alternative.TwoSided).PValue,
        ["fisher_exact"] = static random => FisherPValue(random),
        ["mcnemar exact"] = static random => McNemar.Exact(Disagreements(random)).PValue,
    };

    public static TheoryData<string> ContinuousTests() => [.. Continuous.Keys];

    public static TheoryData<string> DiscreteTests() => [.. Discrete.Keys];

    [Theory]
    [MemberData(nameof(ContinuousTests))]
    public void P_values_are_uniform_where_there_is_no_difference(string test)
    {
        var random = new SeededRandom(11);
        double[] pValues = [.. Enumerable.Range(0, 2000).Select(_ => Continuous[test](random))];

        Assert.InRange(Draws.UniformPValue(pValues), 0.001, 1);
    }

    [Theory]
    [MemberData(nameof(DiscreteTests))]
    public void An_exact_test_never_cries_wolf_more_often_than_its_level(string test)
    {
        var random = new SeededRandom(12);
        double[] pValues = [.. Enumerable.Range(0, 2000).Select(_ => Discrete[test](random))];

        foreach (var level in (double[])[0.01, 0.05, 0.2, 0.5])
            Assert.InRange(pValues.Count(p => p <= level) / 2000.0, 0, level + (3 * Math.Sqrt(level * (1 - level) / 2000)));
    }

    private static double[] Counts(SeededRandom random, int draws)
    {
        var counts = new double[5];
        for (var i = 0; i < draws; i++)
            counts[random.Below(10) switch { < 2 => 0, 2 => 1, 3 => 2, < 7 => 3, _ => 4 }]++;
        return counts;
    }

    private static double DelongPValue(SeededRandom random)
    {
        var labels = random.Bits(200, 0.4);
        double[] Scores() => [.. labels.Select(label => label + random.Normal())];
        return Delong.Test(labels, Scores(), Scores()).PValue;
    }

    private static double FisherPValue(SeededRandom random)
    {
        var (left, right) = (random.Bits(20, 0.4).Sum(), random.Bits(15, 0.4).Sum());
        if (left + right is 0 or 35) return 1;
        return Contingency.Fisher([[left, 20 - left], [right, 15 - right]], Alternative.TwoSided).PValue;
    }

    private static double[][] Disagreements(SeededRandom random)
    {
        var left = random.Bits(17, 0.5).Sum();
        return [[30, left], [17 - left, 12]];
    }
}
