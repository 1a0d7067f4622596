namespace Mlops.GitOps.Data.Statistics.Assigning;

/// <summary>Which part of [0, 1) each variant gets, by GrowthBook's rules: raising the coverage moves nobody from one variant to another.</summary>
public static class BucketRanges
{
    /// <summary>Coverage is cut to [0, 1]. Weights of the wrong number, or which add up to no number from 0.99 to 1.01, become equal ones.</summary>
    public static Interval[] Of(int variants, double coverage, double[]? weights)
    {
        if (variants is < 0 or > 1_000_000) throw Need.Failure($"'variants' lies between 0 and 1000000, and is {variants}.");
        Need.NoneNegative(weights, "weights");
        var covered = Math.Clamp(coverage, 0, 1);
        var shares = weights is not null && weights.Length == variants && weights.Sum() is >= 0.99 and <= 1.01 ? weights : [.. Enumerable.Repeat(1.0 / variants, variants)];
        var ranges = new Interval[variants];
        var start = 0.0;
        for (var i = 0; i < variants; i++)
        {
            ranges[i] = new Interval(start, start + (covered * shares[i]));
            start += shares[i];
        }

        return ranges;
    }

    /// <summary>Returns the variant whose range holds a place, or null where nobody is asked.</summary>
    public static int? VariantAt(double place, ReadOnlySpan<Interval> ranges)
    {
        for (var i = 0; i < ranges.Length; i++)
            if (place >= ranges[i].Lower && place < ranges[i].Upper) return i;
        return null;
    }
}
