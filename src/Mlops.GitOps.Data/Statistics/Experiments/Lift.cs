using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>The lift of arm b over arm a, looked at once: Welch's test.</summary>
public static class Lift
{
    public static LiftEstimate Test(Arm a, Arm b, bool relative, Alternative alternative, double alpha)
    {
        Need.Fraction(alpha, "alpha");
        var effect = Effect.Of(a, b, relative);
        var quantile = StudentT.Quantile(alternative == Alternative.TwoSided ? 1 - (alpha / 2) : 1 - alpha, effect.Degrees);
        return new LiftEstimate(
            effect.Estimate,
            effect.StandardError,
            Around(effect.Estimate, quantile * effect.StandardError, alternative),
            StudentT.PValue(effect.Estimate / effect.StandardError, effect.Degrees, alternative));
    }

    internal static Interval Around(double middle, double half, Alternative alternative) => new(
        alternative == Alternative.Less ? double.NegativeInfinity : middle - half,
        alternative == Alternative.Greater ? double.PositiveInfinity : middle + half);
}
