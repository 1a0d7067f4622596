namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>The logarithm of the gamma function and the two terms that keep densities exact for large counts
/// (C. Loader, Fast and Accurate Computation of Binomial Probabilities, 2000).</summary>
internal static class GammaFunction
{
    public const double HalfLogTwoPi = 0.918938533204672741780329736406;

    public static double Log(double x)
    {
        // Shifted upwards until the series of Stirling has all digits.
        var product = 1.0;
        for (; x < 10; x++) product *= x;
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + Series(x) - Math.Log(product);
    }

    /// <summary>ln Γ(x) − ((x − ½) ln x − x + ½ ln 2π): what Stirling's formula leaves out.</summary>
    public static double StirlingError(double x) =>
        x >= 10 ? Series(x) : Log(x) - ((x - 0.5) * Math.Log(x)) + x - HalfLogTwoPi;

    /// <summary>x ln(x / mean) + mean − x, without cancellation where the two are near.</summary>
    public static double Deviance(double x, double mean)
    {
        if (x == 0) return mean;
        if (mean == 0) return double.PositiveInfinity;
        if (!(Math.Abs(x - mean) < 0.1 * (x + mean))) return (x * Math.Log(x / mean)) + mean - x;
        var ratio = (x - mean) / (x + mean);
        var sum = (x - mean) * ratio;
        var term = 2 * x * ratio;
        for (var j = 3; ; j += 2)
        {
            term *= ratio * ratio;
            var next = sum + (term / j);
            if (next == sum) return sum;
            sum = next;
        }
    }

    private static double Series(double x)
    {
        var square = x * x;
        return (((((((((((1.0 / 156 / square) - (691.0 / 360360)) / square) + (1.0 / 1188)) / square) - (1.0 / 1680)) / square)
            + (1.0 / 1260)) / square) - (1.0 / 360)) / square + (1.0 / 12)) / x;
    }
}
