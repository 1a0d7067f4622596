using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>Subjects per arm that a two-sided test of two equal arms needs; not rounded.</summary>
public static class SampleSize
{
    private const double LargestEffect = 10;
    private const double MostSubjects = 1e8;

    /// <summary>By Cohen's h, the difference of arcsines, and the normal distribution.</summary>
    public static (double Effect, double Count) Proportions(double p1, double p2, double alpha, double power)
    {
        Need.Shares([p1, p2], "p1, p2");
        var effect = 2 * (Math.Asin(Math.Sqrt(p1)) - Math.Asin(Math.Sqrt(p2)));
        Check(effect, alpha, power);
        var z = Normal.Quantile(1 - (alpha / 2));
        return (effect, Solve(1e-3, count => ZPower(Math.Abs(effect) * Math.Sqrt(count / 2), z), power));
    }

    /// <summary>By the noncentral t distribution; the effect is in standard deviations.</summary>
    public static (double Effect, double Count) MeansT(double effect, double alpha, double power)
    {
        Check(effect, alpha, power);
        if (Math.Abs(effect) > LargestEffect) throw Need.Failure($"an effect above {LargestEffect} standard deviations needs no test.");
        return (effect, Solve(1.05, count => TPower(Math.Abs(effect) * Math.Sqrt(count / 2), (2 * count) - 2, alpha), power));
    }

    private static double ZPower(double shift, double z) => Normal.Above(z - shift) + Normal.Below(-z - shift);

    private static double TPower(double shift, double degrees, double alpha)
    {
        var t = StudentT.Quantile(1 - (alpha / 2), degrees);
        return 1 - NoncentralT.Below(t, degrees, shift) + NoncentralT.Below(-t, degrees, shift);
    }

    private static double Solve(double least, Func<double, double> powerOf, double power)
    {
        if (powerOf(least) >= power) throw Need.Failure($"the effect is so large that {least} per arm have the power already; a size below is no test.");
        var most = 2 * least;
        while (powerOf(most) < power)
        {
            most *= 2;
            if (most > MostSubjects) throw Need.Failure($"the effect is so small that it needs more than {MostSubjects} per arm.");
        }

        return Roots.Between(most / 2, most, count => powerOf(count) - power);
    }

    private static void Check(double effect, double alpha, double power)
    {
        Need.Fraction(alpha, "alpha");
        Need.Fraction(power, "power");
        if (effect == 0) throw new StatisticFailure("there is no effect, and no number of subjects finds it.");
        if (power <= alpha) throw Need.Failure($"'power' is above 'alpha'; a test has {alpha} without any subject.");
    }
}
