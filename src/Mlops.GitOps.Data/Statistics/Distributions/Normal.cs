namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    public static double Density(double z) => Math.Exp((-z * z / 2) - GammaFunction.HalfLogTwoPi);

    public static double Below(double z) => Above(-z);

    /// <summary>The upper tail, with its digits also where it is tiny.</summary>
    public static double Above(double z) => z >= 0 ? 0.5 * IncompleteGamma.Upper(0.5, z * z / 2) : 1 - (0.5 * IncompleteGamma.Upper(0.5, z * z / 2));

    /// <summary>Returns the z that a share of <paramref name="below"/> lies below.</summary>
    public static double Quantile(double below)
    {
        if (below is not (> 0 and < 1)) return below == 0 ? double.NegativeInfinity : below == 1 ? double.PositiveInfinity : double.NaN;
        if (below > 0.5) return -Quantile(1 - below);
        // Hastings' guess, then Halley's steps on the tail.
        var t = Math.Sqrt(-2 * Math.Log(below));
        var z = -(t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308))))))));
        for (var round = 0; round < 6; round++)
        {
            var error = (Below(z) - below) / Density(z);
            var next = z - (error / (1 + (z * error / 2)));
            if (Math.Abs(next - z) <= 1e-16 * Math.Abs(z)) return next;
            z = next;
        }

        return z;
    }

    public static double PValue(double z, Alternative alternative) => alternative switch
    {
        Alternative.Less => Below(z),
        Alternative.Greater => Above(z),
        _ => Math.Min(1, 2 * Above(Math.Abs(z))),
    };
}
