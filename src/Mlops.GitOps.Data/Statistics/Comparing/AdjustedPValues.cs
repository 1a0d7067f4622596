namespace Mlops.GitOps.Data.Statistics.Comparing;

/// <summary>P-values of several tests, adjusted so that each may be held against the level of all together; in the order given.</summary>
public static class AdjustedPValues
{
    public static double[] Of(ReadOnlySpan<double> pValues, string method)
    {
        Need.Shares(pValues, "p");
        var (sorted, order) = Ranks.Sorted(pValues);
        var adjusted = method switch
        {
            "none" => sorted,
            "bonferroni" => [.. sorted.Select(p => Math.Min(1, p * sorted.Length))],
            "holm" => Holm(sorted),
            "hommel" => Hommel(sorted),
            "benjamini-hochberg" or "bh" => StepUp(sorted, 1),
            "benjamini-yekutieli" => StepUp(sorted, Enumerable.Range(1, sorted.Length).Sum(static i => 1.0 / i)),
            _ => throw new StatisticFailure($"'method' is '{method}'; it is bonferroni, holm, hommel, benjamini-hochberg or benjamini-yekutieli."),
        };
        var result = new double[sorted.Length];
        for (var i = 0; i < result.Length; i++) result[order[i]] = adjusted[i];
        return result;
    }

    private static double[] Holm(double[] sorted)
    {
        var adjusted = new double[sorted.Length];
        var most = 0.0;
        for (var i = 0; i < sorted.Length; i++) adjusted[i] = most = Math.Max(most, Math.Min(1, sorted[i] * (sorted.Length - i)));
        return adjusted;
    }

    private static double[] StepUp(double[] sorted, double factor)
    {
        var adjusted = new double[sorted.Length];
        var least = 1.0;
        for (var i = sorted.Length - 1; i >= 0; i--) adjusted[i] = least = Math.Min(least, sorted[i] * factor * sorted.Length / (i + 1));
        return adjusted;
    }

    /// <summary>Hommel's adjustment by the algorithm of Wright (1992): the largest value that Simes' test of any group with p asks for.</summary>
    private static double[] Hommel(double[] sorted)
    {
        var count = sorted.Length;
        var adjusted = (double[])sorted.Clone();
        for (var size = count; size >= 2; size--)
        {
            var split = count - size;
            var least = double.PositiveInfinity;
            for (var i = split + 1; i < count; i++) least = Math.Min(least, size * sorted[i] / (i - split + 1));
            for (var i = 0; i < count; i++)
                adjusted[i] = Math.Max(adjusted[i], i <= split ? Math.Min(least, size * sorted[i]) : Math.Min(least, size * sorted[split]));
        }

        return adjusted;
    }
}
