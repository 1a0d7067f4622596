namespace Mlops.GitOps.Data.Statistics.Distributions;

/// <summary>The distribution of the one-sample Kolmogorov statistic, by the ways of Simard and L'Ecuyer (2011): Durbin's matrix, twice the one-sided
/// tail of Smirnov, and Pelz and Good's expansion for many rows.</summary>
internal static class KolmogorovDistribution
{
    public static double Above(double distance, int rows)
    {
        var scaled = rows * distance;
        if (distance >= 1) return 0;
        if (scaled <= 0.5) return 1;
        var square = scaled * distance;
        if (distance >= 0.5 || square > 4 || (rows > 140 && square >= 2.2)) return Math.Min(1, 2 * OneSided(distance, rows));
        var below = rows <= 140 || (rows <= 100_000 && rows * Math.Pow(distance, 1.5) <= 1.4) ? Durbin.Below(distance, rows) : PelzGood.Below(distance, rows);
        return Math.Clamp(1 - below, 0, 1);
    }

    // Birnbaum and Tingey's sum; its terms are binomial masses.
    private static double OneSided(double distance, int rows)
    {
        var sum = 0.0;
        for (var j = 0; j <= Math.Floor(rows * (1 - distance)); j++)
        {
            var share = distance + ((double)j / rows);
            sum += CountMasses.Binomial(j, rows, Math.Min(1, share)) / share;
        }

        return sum * distance;
    }
}
