namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>The regularized incomplete gamma functions P and Q = 1 − P, each computed where it is small.</summary>
internal static class IncompleteGamma
{
    private const int MostTerms = 1_000_000;

    public static double Lower(double a, double x) => x <= 0 ? 0 : x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);

    public static double Upper(double a, double x) => x <= 0 ? 1 : double.IsInfinity(x) ? 0 : x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);

    private static double Series(double a, double x)
    {
        var term = 1.0;
        var sum = 1.0;
        for (var k = 1; k < MostTerms && term > sum * 1e-17; k++)
        {
            term *= x / (a + k);
            sum += term;
        }

        return Mass(a, x) * sum;
    }

    // Lentz's way to evaluate a continued fraction.
    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / 1e-300;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < MostTerms; i++)
        {
            var an = -i * (i - a);
            b += 2;
            d = 1 / Away((an * d) + b);
            c = Away(b + (an / c));
            h *= d * c;
            if (!(Math.Abs((d * c) - 1) >= 3e-16)) break;
        }

        return Mass(a, x) * a * h;
    }

    /// <summary>xᵃ e⁻ˣ / Γ(a + 1).</summary>
    private static double Mass(double a, double x) =>
        Math.Exp(-GammaFunction.StirlingError(a) - GammaFunction.Deviance(a, x)) / Math.Sqrt(2 * Math.PI * a);

    private static double Away(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
