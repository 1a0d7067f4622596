using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2023): it holds at every look at once. It is
/// tightest near `tuning` subjects.</summary>
public static class ConfidenceSequence
{
    /// <summary>Returns the mixing parameter that is best at so many subjects.</summary>
    public static double Rho(double tuning, double alpha)
    {
        Need.Positive(tuning, "tuning");
        Need.Fraction(alpha, "alpha");
        var doubled = -2 * Math.Log(alpha);
        return Math.Sqrt((doubled + Math.Log(doubled + 1)) / tuning);
    }

    public static (Interval Interval, double PValue, double Rho) Around(double estimate, double standardError, double count, double tuning, double alpha)
    {
        Check(standardError, count);
        var rho = Rho(tuning, alpha);
        var mass = (count * rho * rho) + 1;
        var half = standardError * Math.Sqrt(2 * mass * Math.Log(Math.Sqrt(mass) / alpha) / (count * rho * rho));
        var z = estimate / standardError;
        var log = (count * rho * rho * z * z / (2 * mass)) - (Math.Log(mass) / 2);
        return (Lift.Around(estimate, half, Alternative.TwoSided), Math.Min(1, Math.Exp(-log)), rho);
    }

    /// <summary>The one-sided sequence: the p-value is the level at which its bound reaches 0.</summary>
    public static (Interval Interval, double PValue, double Rho) Beyond(double estimate, double standardError, double count, double tuning, double alpha, Alternative alternative)
    {
        Check(standardError, count);
        if (!(alpha < 0.5)) throw Need.Failure($"a one-sided sequence needs 'alpha' below 0.5, and it is {alpha}.");
        var rho = Rho(tuning, 2 * alpha);
        var mass = (count * rho * rho) + 1;
        var half = standardError * Math.Sqrt(2 * mass * Math.Log(1 + (Math.Sqrt(mass) / (2 * alpha))) / (count * rho * rho));
        var z = (alternative == Alternative.Less ? -estimate : estimate) / standardError;
        var power = Elementary.ExpMinusOne(count * rho * rho * z * z / (2 * mass));
        return (Lift.Around(estimate, half, alternative), z > 0 ? Math.Min(1, Math.Sqrt(mass) / (2 * power)) : 1, rho);
    }

    public static LiftEstimate OfLift(Arm a, Arm b, bool relative, Alternative alternative, double tuning, double alpha)
    {
        var effect = Effect.Of(a, b, relative);
        var (interval, pValue, _) = alternative == Alternative.TwoSided
            ? Around(effect.Estimate, effect.StandardError, effect.Count, tuning, alpha)
            : Beyond(effect.Estimate, effect.StandardError, effect.Count, tuning, alpha, alternative);
        return new LiftEstimate(effect.Estimate, effect.StandardError, interval, pValue);
    }

    private static void Check(double standardError, double count)
    {
        Need.Positive(standardError, "se");
        Need.Positive(count, "n");
    }
}
