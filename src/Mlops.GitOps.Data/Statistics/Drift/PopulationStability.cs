namespace Mlops.GitOps.Data.Statistics.Drift;

/// <summary>The population stability index, Σ (r − c) ln(r / c).</summary>
public static class PopulationStability
{
    /// <summary>Returns the index of shares; <paramref name="zero"/> stands for shares of 0, and nothing is normalised after that.</summary>
    public static double Index(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, double? zero)
    {
        if (zero is { } replacement) Need.Positive(replacement, "zero");
        var (r, c) = Shares.Both(reference, current);
        return ShareDistances.SumOver(r, c, (left, right) => Term(left == 0 ? zero ?? 0 : left, right == 0 ? zero ?? 0 : right));
    }

    /// <summary>Returns the index of two samples, counted between cut points; a value on a cut point lies above it.</summary>
    public static double OfSamples(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, ReadOnlySpan<double> cuts, double? zero)
    {
        Need.AtLeast(1, current, "current");
        return Index(Bins.Counts(reference, cuts), Bins.Counts(current, cuts), zero);
    }

    private static double Term(double r, double c) => r == c ? 0 : r == 0 || c == 0 ? double.PositiveInfinity : (r - c) * Math.Log(r / c);
}
