using System.Globalization;

namespace Mlops.GitOps.Data.Statistics.Drift;

/// <summary>Cut points between bins, and how many values lie in each bin.</summary>
public static class Bins
{
    /// <summary>Returns the cut points that a spec calls `reference-deciles`, `reference-quantiles(n)` or `equal-width(n)`.</summary>
    public static double[] Cuts(ReadOnlySpan<double> reference, string bins)
    {
        Need.AtLeast(1, reference, "reference");
        if (bins == "reference-deciles") return Quantiles(reference, 10);
        if (CountIn(bins, "reference-quantiles(") is { } parts) return Quantiles(reference, parts);
        if (CountIn(bins, "equal-width(") is { } widths) return EqualWidths(reference, widths);
        throw new StatisticFailure($"'bins' is '{bins}'; it is reference-deciles, reference-quantiles(n) or equal-width(n).");
    }

    /// <summary>Counts what lies in [cut, next cut); the first and the last bin are open.</summary>
    public static double[] Counts(ReadOnlySpan<double> values, ReadOnlySpan<double> cuts)
    {
        var counts = new double[cuts.Length + 1];
        foreach (var value in values)
        {
            var (low, high) = (0, cuts.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (cuts[middle] <= value) low = middle + 1;
                else high = middle;
            }

            counts[low]++;
        }

        return counts;
    }

    private static double[] Quantiles(ReadOnlySpan<double> reference, int parts)
    {
        var sorted = reference.ToArray();
        Array.Sort(sorted);
        var cuts = new double[parts - 1];
        for (var i = 0; i < cuts.Length; i++) cuts[i] = Quantile(sorted, (i + 1.0) / parts);
        return cuts;
    }

    /// <summary>The quantile with linear interpolation between order statistics (R's type 7).</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        if (below + 1 >= sorted.Length) return sorted[^1];
        return sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    private static double[] EqualWidths(ReadOnlySpan<double> reference, int parts)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in reference) (least, most) = (Math.Min(least, value), Math.Max(most, value));
        var cuts = new double[parts - 1];
        for (var i = 0; i < cuts.Length; i++) cuts[i] = least + ((most - least) * (i + 1) / parts);
        return cuts;
    }

    private static int? CountIn(string bins, string start)
    {
        if (!bins.StartsWith(start, StringComparison.Ordinal) || !bins.EndsWith(')')) return null;
        return int.TryParse(bins.AsSpan(start.Length, bins.Length - start.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 2 and <= 1_000_000 ? count : null;
    }
}
