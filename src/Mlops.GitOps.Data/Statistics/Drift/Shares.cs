namespace Mlops.GitOps.Data.Statistics.Drift;

/// <summary>Counts or shares of the same categories, as shares that add up to 1.</summary>
internal static class Shares
{
    public static double[] Of(ReadOnlySpan<double> counts, string name)
    {
        Need.AtLeast(1, counts, name);
        Need.NoneNegative(counts, name);
        var total = Moments.Sum(counts);
        if (total is not (> 0 and < double.PositiveInfinity)) throw new StatisticFailure($"'{name}' adds up to nothing that could be shared.");
        var shares = new double[counts.Length];
        for (var i = 0; i < shares.Length; i++) shares[i] = counts[i] / total;
        return shares;
    }

    public static (double[] Reference, double[] Current) Both(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        Need.SameLength(reference.Length, "reference", current.Length, "current");
        return (Of(reference, "reference"), Of(current, "current"));
    }
}
