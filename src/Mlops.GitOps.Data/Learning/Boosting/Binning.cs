using System.Collections.Immutable;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>Cuts numbers into bins of about as many rows each, as scikit-learn does; where there are fewer values than bins, each has its own.</summary>
internal static class Binning
{
    /// <summary>Quantiles are taken from so many rows, spread evenly.</summary>
    private const int Sample = 200_000;

    public static ImmutableArray<BinnedColumn> Of(FeatureTable rows, int bins, Workers workers)
    {
        var columns = new BinnedColumn[rows.Columns.Length];
        workers.For(columns.Length, at => columns[at] = rows.Columns[at].Input.IsText ? Texts(rows.Columns[at], bins) : Numbers(rows.Columns[at].Numbers, bins));
        return [.. columns];
    }

    private static BinnedColumn Texts(FeatureColumn column, int bins)
    {
        var count = column.Input.Codes - 1;
        if (count > bins)
        {
            throw new StageFailure(FormattableString.Invariant($"Column '{column.Input.Name}' has {count} different texts, and `bins` is {bins}."),
                "Group rare ones in a transform, raise `bins` (up to 255), or leave the column out of the model's inputs.");
        }

        var binned = new byte[column.Codes.Length];
        var hasMissing = false;
        for (var row = 0; row < binned.Length; row++)
        {
            var code = column.Codes[row];
            hasMissing |= code == 0;
            binned[row] = code == 0 ? BinnedColumn.Missing : (byte)(code - 1);
        }

        return new(binned, [], count, IsText: true, hasMissing);
    }

    private static BinnedColumn Numbers(float[] values, int bins)
    {
        var thresholds = Thresholds(SortedSample(values), bins);
        var binned = new byte[values.Length];
        var hasMissing = false;
        for (var row = 0; row < binned.Length; row++)
        {
            var isMissing = float.IsNaN(values[row]);
            hasMissing |= isMissing;
            binned[row] = isMissing ? BinnedColumn.Missing : Place(thresholds, values[row]);
        }

        return new(binned, thresholds, thresholds.Length + 1, IsText: false, hasMissing);
    }

    private static float[] SortedSample(float[] values)
    {
        var count = Math.Min(values.Length, Sample);
        var sample = new float[count];
        var kept = 0;
        for (var at = 0; at < count; at++)
        {
            var value = values[(long)values.Length * at / count];
            if (!float.IsNaN(value)) sample[kept++] = value;
        }

        Array.Resize(ref sample, kept);
        Array.Sort(sample);
        return sample;
    }

    private static float[] Thresholds(float[] sorted, int bins)
    {
        var distinct = sorted.Length == 0 ? 0 : 1;
        for (var at = 1; at < sorted.Length && distinct <= bins; at++) distinct += sorted[at] > sorted[at - 1] ? 1 : 0;
        List<float> thresholds = [];
        if (distinct <= bins)
        {
            for (var at = 1; at < sorted.Length; at++)
            {
                if (sorted[at] > sorted[at - 1]) thresholds.Add(Between(sorted[at - 1], sorted[at]));
            }

            return [.. thresholds];
        }

        for (var bin = 1; bin < bins; bin++)
        {
            var place = (double)bin / bins * (sorted.Length - 1);
            var threshold = Between(sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
            if (threshold < sorted[^1] && (thresholds.Count == 0 || threshold > thresholds[^1])) thresholds.Add(threshold);
        }

        return [.. thresholds];
    }

    // A float that is not below the lower value and is below the upper: the model compares floats, and must send both the way that we did.
    private static float Between(float lower, float upper)
    {
        var middle = lower + ((upper - lower) / 2);
        return middle >= lower && middle < upper ? middle : lower;
    }

    private static byte Place(float[] thresholds, float value)
    {
        var (low, high) = (0, thresholds.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (value <= thresholds[middle]) high = middle;
            else low = middle + 1;
        }

        return (byte)low;
    }
}
