namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>The noncentral t distribution by its series in incomplete beta functions (Lenth, AS 243).</summary>
internal static class NoncentralT
{
    public static double Below(double t, double degrees, double shift) => t >= 0 ? Positive(t, degrees, shift) : 1 - Positive(-t, degrees, -shift);

    private static double Positive(double t, double degrees, double shift)
    {
        var square = t * t;
        var (x, y) = (square / (square + degrees), degrees / (square + degrees));
        var rate = shift * shift / 2;
        var even = Math.Exp(-rate);
        var odd = shift * Math.Exp(-rate - GammaFunction.Log(1.5)) / Math.Sqrt(2);
        var sum = 0.0;
        for (var j = 0; j < 100_000; j++)
        {
            sum += (even * IncompleteBeta.Lower(j + 0.5, degrees / 2, x, y)) + (odd * IncompleteBeta.Lower(j + 1, degrees / 2, x, y));
            if (j > rate && even < 1e-18 && Math.Abs(odd) < 1e-18) break;
            even *= rate / (j + 1);
            odd *= rate / (j + 1.5);
        }

        return Normal.Below(-shift) + (sum / 2);
    }
}
