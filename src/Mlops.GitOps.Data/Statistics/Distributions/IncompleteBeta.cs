namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>The regularized incomplete beta function I_x(a, b). It takes y = 1 − x as well, for digits of a small y are lost in x.</summary>
internal static class IncompleteBeta
{
    // As many as counts of some billions need; what needs more has no value.
    private const int MostTerms = 200_000;

    public static double Lower(double a, double b, double x, double y)
    {
        if (x <= 0) return 0;
        if (y <= 0) return 1;
        return x < (a + 1) / (a + b + 2) ? Part(a, b, x, y) : 1 - Part(b, a, y, x);
    }

    private static double Part(double a, double b, double x, double y) => Power(a, b, x, y) * Fraction(a, b, x) / a;

    /// <summary>xᵃ yᵇ / B(a, b).</summary>
    private static double Power(double a, double b, double x, double y)
    {
        var sum = a + b;
        var errors = GammaFunction.StirlingError(sum) - GammaFunction.StirlingError(a) - GammaFunction.StirlingError(b);
        var deviance = GammaFunction.Deviance(a, sum * x) + GammaFunction.Deviance(b, sum * y);
        return Math.Sqrt(a * b / (2 * Math.PI * sum)) * Math.Exp(errors - deviance);
    }

    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / Away(1 - ((a + b) * x / (a + 1)));
        var h = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 3e-16) return h;
            if (double.IsNaN(h)) break;
        }

        return double.NaN;
    }

    private static double Away(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
