namespace Mlops.GitOps.Data.Statistics.Distributions;

internal static class BetaDistribution
{
    public static double Below(double x, double a, double b) => IncompleteBeta.Lower(a, b, x, 1 - x);

    /// <summary>Returns the x that a share of <paramref name="below"/> lies below; in the upper half it is found by its distance to 1.</summary>
    public static double Quantile(double below, double a, double b)
    {
        if (Below(0.5, a, b) < below) return 1 - Roots.Between(0, 0.5, y => IncompleteBeta.Lower(b, a, y, 1 - y) - (1 - below));
        return Roots.Between(0, 0.5, x => Below(x, a, b) - below);
    }
}
