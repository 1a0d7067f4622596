using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>Bayesian readings of two arms.</summary>
public static class Bayes
{
    private const double MostTerms = 10_000_000;

    /// <summary>The Gaussian posterior of the lift; without a prior it is flat.</summary>
    public static BayesianLiftEstimate Lift(Arm a, Arm b, bool relative, GaussianPrior? prior, double alpha)
    {
        Need.Fraction(alpha, "alpha");
        var effect = Effect.Of(a, b, relative);
        var precision = 1 / (effect.StandardError * effect.StandardError);
        var (mean, deviation) = (effect.Estimate, effect.StandardError);
        if (prior is not null)
        {
            Need.Positive(prior.Variance, "prior.variance");
            var all = precision + (1 / prior.Variance);
            (mean, deviation) = (((effect.Estimate * precision) + (prior.Mean / prior.Variance)) / all, Math.Sqrt(1 / all));
        }

        var half = Normal.Quantile(1 - (alpha / 2)) * deviation;
        var (gain, loss) = Risk(mean, deviation);
        return new BayesianLiftEstimate(mean, deviation, new Interval(mean - half, mean + half), Normal.Below(mean / deviation), gain, loss);
    }

    /// <summary>E max(X, 0) and E max(−X, 0) of a normal X.</summary>
    public static (double Gain, double Loss) Risk(double mean, double deviation)
    {
        if (!(deviation >= 0)) throw Need.Failure($"'sigma' is not negative, and is {deviation}.");
        if (deviation == 0) return (Math.Max(mean, 0), Math.Max(-mean, 0));
        return (Positive(mean, deviation), Positive(-mean, deviation));
    }

    /// <summary>P(b &gt; a) of two shares with flat priors: a sum of negative hypergeometric masses.</summary>
    public static double Superiority(double successesA, double trialsA, double successesB, double trialsB)
    {
        Tests.Proportions.Check([successesA, successesB], [trialsA, trialsB]);
        // By failures the same question has the arms exchanged; the shorter sum is taken.
        if (trialsA - successesA < successesB) return Superiority(new Beta(trialsB - successesB + 1, successesB + 1), new Beta(trialsA - successesA + 1, successesA + 1));
        return Superiority(new Beta(successesA + 1, trialsA - successesA + 1), new Beta(successesB + 1, trialsB - successesB + 1));
    }

    private static double Superiority(Beta arm, Beta other)
    {
        var ((a, b), (c, d)) = (arm, other);
        if (c > MostTerms) throw Need.Failure($"the chance is a sum of {c} terms; it is computed for at most {MostTerms}.");
        var sum = 0.0;
        for (var i = 0.0; i < c; i++)
        {
            var all = a + b + d + i - 1;
            sum += (a + b - 1) * (b + d - 1) / (all * (all - 1)) * CountMasses.Hypergeometric(i, i + d - 1, a + b - 2, a + i - 1);
        }

        return Math.Min(1, sum);
    }

    private readonly record struct Beta(double A, double B);

    private static double Positive(double mean, double deviation)
    {
        var z = mean / deviation;
        return Math.Max(0, deviation * (Normal.Density(z) + (z * Normal.Below(z))));
    }
}
