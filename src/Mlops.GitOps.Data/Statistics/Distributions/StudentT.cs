namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>Student's t distribution; degrees of freedom need not be whole.</summary>
public static class StudentT
{
    public static double Above(double t, double degrees)
    {
        var square = t * t;
        if (double.IsInfinity(square)) return t > 0 ? 0 : 1;
        var tail = 0.5 * IncompleteBeta.Lower(degrees / 2, 0.5, degrees / (degrees + square), square / (degrees + square));
        return t >= 0 ? tail : 1 - tail;
    }

    public static double Below(double t, double degrees) => Above(-t, degrees);

    public static double Quantile(double below, double degrees)
    {
        if (below == 0.5) return 0;
        if (below < 0.5) return -Quantile(1 - below, degrees, below);
        return Quantile(below, degrees, 1 - below);
    }

    public static double PValue(double t, double degrees, Alternative alternative) => alternative switch
    {
        Alternative.Less => Below(t, degrees),
        Alternative.Greater => Above(t, degrees),
        _ => Math.Min(1, 2 * Above(Math.Abs(t), degrees)),
    };

    private static double Quantile(double below, double degrees, double tail)
    {
        var high = Math.Max(1, Normal.Quantile(below));
        while (Above(high, degrees) > tail) high *= 2;
        return Roots.Between(0, high, t => Above(t, degrees) - tail);
    }
}
