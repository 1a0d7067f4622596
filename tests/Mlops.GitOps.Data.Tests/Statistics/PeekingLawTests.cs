using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Experiments;
using Mlops.GitOps.Data.Statistics.Resampling;

namespace Mlops.GitOps.Data.Tests.Statistics;

/// <summary>An experiment without an effect, looked at again and again.</summary>
public sealed class PeekingLawTests
{
    private const int Experiments = 600;
    private const double Alpha = 0.05;

    [Fact]
    public void A_confidence_sequence_that_is_looked_at_often_errs_no_more_than_its_level() =>
        Assert.InRange(ErrorsOf(static (a, b) => ConfidenceSequence.OfLift(a, b, relative: false, Alternative.TwoSided, 500, Alpha).PValue < Alpha), 0, Alpha);

    [Fact]
    public void A_one_sided_sequence_errs_no_more_than_its_level() =>
        Assert.InRange(ErrorsOf(static (a, b) => ConfidenceSequence.OfLift(a, b, relative: false, Alternative.Greater, 500, Alpha).Interval.Lower > 0), 0, Alpha);

    [Fact]
    public void A_mixture_ratio_errs_no_more_than_its_level() =>
        Assert.InRange(ErrorsOf(static (a, b) => Msprt.Test(b.Mean - a.Mean, 2, a.Count, 0.01).PValue < Alpha), 0, Alpha);

    [Fact]
    public void A_test_for_one_look_errs_far_more_when_it_is_looked_at_often() =>
        Assert.InRange(ErrorsOf(static (a, b) => Lift.Test(a, b, relative: false, Alternative.TwoSided, Alpha).PValue < Alpha), 3 * Alpha, 1);

    [Fact]
    public void Interval_and_p_value_of_a_sequence_agree()
    {
        var random = new SeededRandom(3);
        for (var i = 0; i < 500; i++)
        {
            var (estimate, count) = (random.Normal() * 0.3, 100 + random.Below(5000));
            var (interval, pValue, _) = ConfidenceSequence.Around(estimate, 0.1, count, 1000, Alpha);
            Assert.Equal(interval.Lower > 0 || interval.Upper < 0, pValue < Alpha);
            var (oneSided, oneSidedPValue, _) = ConfidenceSequence.Beyond(estimate, 0.1, count, 1000, Alpha, Alternative.Greater);
            Assert.Equal(oneSided.Lower > 0, oneSidedPValue < Alpha);
        }
    }

    /// <summary>Returns the share of experiments that ever look different: 1000 subjects an arm, a look every 25 after the first 100.</summary>
    private static double ErrorsOf(Func<Arm, Arm, bool> looksDifferent)
    {
        var random = new SeededRandom(5);
        var errors = 0;
        for (var experiment = 0; experiment < Experiments; experiment++)
        {
            var (a, b) = (new Running(), new Running());
            var errs = false;
            for (var subject = 1; subject <= 1000; subject++)
            {
                a.Add(random.Normal());
                b.Add(random.Normal());
                if (!errs && subject >= 100 && subject % 25 == 0) errs = looksDifferent(a.Arm(), b.Arm());
            }

            if (errs) errors++;
        }

        return (double)errors / Experiments;
    }

    private sealed class Running
    {
        private double count;
        private double sum;
        private double squares;

        public void Add(double value)
        {
            count++;
            sum += value;
            squares += value * value;
        }

        public Arm Arm() => Data.Statistics.Experiments.Arm.OfSums(count, sum, squares);
    }
}
