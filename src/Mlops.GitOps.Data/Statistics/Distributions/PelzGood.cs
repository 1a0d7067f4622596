namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>P(D ≤ d) by the expansion of Pelz and Good (1976) in powers of 1/√n, in its form for small arguments.</summary>
internal static class PelzGood
{
    private const double Pi2 = Math.PI * Math.PI;

    public static double Below(double distance, int rows)
    {
        var root = Math.Sqrt(rows);
        var z = root * distance;
        var (z2, z4, z6) = (z * z, Math.Pow(z, 4), Math.Pow(z, 6));
        var (k0, k1, k2, k3) = (0.0, 0.0, 0.0, 0.0);
        for (var k = (int)Math.Ceiling(16 * z / Math.PI); k >= 1; k--)
        {
            var m2 = Math.Pow((2 * k) - 1, 2);
            var weight = Math.Exp(-Pi2 * m2 / (8 * z2));
            k0 += weight;
            k1 += weight * ((Pi2 * m2 / 4) - z2);
            k2 += weight * ((6 * z6) + (2 * z4) + (((2 * z4) - (5 * z2)) * Pi2 * m2 / 4) + (Pi2 * Pi2 * (1 - (2 * z2)) * m2 * m2 / 16));
            k3 += weight * ((-30 * z6) - (90 * z4 * z4) + (Pi2 * ((135 * z4) - (96 * z6)) * m2 / 4)
                + (Pi2 * Pi2 * ((212 * z4) - (60 * z2)) * m2 * m2 / 16) + (Pi2 * Pi2 * Pi2 * (5 - (30 * z2)) * m2 * m2 * m2 / 64));
            var s2 = (double)k * k;
            var even = Math.Exp(-Pi2 * s2 / (2 * z2)) * s2 * Pi2;
            k2 -= even * 2 * z4;
            k3 += even * ((3 * z2) - (Pi2 * s2)) * 30 * z4;
        }

        var factor = Math.Sqrt(2 * Math.PI);
        return factor * ((k0 / z) + (k1 / (6 * z4 * root)) + (k2 / (72 * z6 * z * rows)) + (k3 / (6480 * z6 * z4 * rows * root)));
    }
}
