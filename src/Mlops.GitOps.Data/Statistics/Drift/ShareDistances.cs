using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Drift;

/// <summary>Distances between the shares of categories. Each is a sum or a maximum over the categories.</summary>
public static class ShareDistances
{
    public static double KlDivergence(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, double logBase)
    {
        var (r, c) = Shares.Both(reference, current);
        // The shares add up to the same, so Σ (c − r) may stand in the sum: no term is negative then, and nothing cancels.
        return SumOver(r, c, GammaFunction.Deviance) / Math.Log(logBase);
    }

    /// <summary>The square root of the Jensen–Shannon divergence.</summary>
    public static double JensenShannon(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, double logBase)
    {
        var (r, c) = Shares.Both(reference, current);
        var divergence = SumOver(r, c, static (left, right) =>
            (GammaFunction.Deviance(left, (left + right) / 2) + GammaFunction.Deviance(right, (left + right) / 2)) / 2);
        return Math.Sqrt(Math.Min(divergence, Math.Log(2)) / Math.Log(logBase));
    }

    public static double Hellinger(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var (r, c) = Shares.Both(reference, current);
        // Half the squared distance of the roots is 1 − Σ √rc without its cancellation.
        return Math.Sqrt(SumOver(r, c, static (left, right) => Math.Pow(Math.Sqrt(left) - Math.Sqrt(right), 2)) / 2);
    }

    public static double TotalVariation(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var (r, c) = Shares.Both(reference, current);
        return SumOver(r, c, static (left, right) => Math.Abs(left - right)) / 2;
    }

    public static double LInfinity(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var (r, c) = Shares.Both(reference, current);
        var most = 0.0;
        for (var i = 0; i < r.Length; i++) most = Math.Max(most, Math.Abs(r[i] - c[i]));
        return most;
    }

    internal static double SumOver(double[] reference, double[] current, Func<double, double, double> term)
    {
        var terms = new double[reference.Length];
        for (var i = 0; i < terms.Length; i++) terms[i] = term(reference[i], current[i]);
        return Array.IndexOf(terms, double.PositiveInfinity) >= 0 ? double.PositiveInfinity : Moments.Sum(terms);
    }
}
