using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Statistics.Fairness;

namespace Mlops.GitOps.Data.Judging;

/// <summary>How far the groups of a slice are treated alike, over groups that count. Intervals draw rows again within each group, so that each keeps its size.</summary>
internal static class FairnessMeasures
{
    private const string Method = "bootstrap percentile, within groups";

    private static readonly ImmutableArray<(string Name, Func<IReadOnlyCollection<GroupRates>, double> Of)> All =
    [
        ("demographic_parity_difference", Disparity.DemographicParityDifference),
        ("demographic_parity_ratio", Disparity.DemographicParityRatio),
        ("equalized_odds_difference", static groups => Disparity.EqualizedOddsDifference(groups, mean: false)),
        ("equalized_odds_ratio", static groups => Disparity.EqualizedOddsRatio(groups, mean: false)),
        ("equal_opportunity_difference", Disparity.EqualOpportunityDifference),
        ("equal_opportunity_ratio", Disparity.EqualOpportunityRatio),
    ];

    public static ImmutableSortedDictionary<string, Measure> Of(SliceGroups slice, Sample all, long seed)
    {
        var groups = Enumerable.Range(0, slice.Names.Length).Where(group => slice.Rows[group].Length >= slice.LeastRows).Select(group => slice.Rows[group]).ToList();
        var isHollow = Enumerable.Range(0, slice.Names.Length).Any(group => slice.Rows[group].Length < slice.LeastRows && slice.Declared.Contains(slice.Names[group]));
        var count = groups.Sum(static rows => rows.Length);
        if (groups.Count < 2 || isHollow) return All.ToImmutableSortedDictionary(static one => one.Name, _ => new Measure(null, Count: count), StringComparer.Ordinal);

        var rates = groups.ConvertAll(rows => RatesOf(all, rows));
        var drawn = Drawn(all, groups, seed);
        return All.ToImmutableSortedDictionary(static one => one.Name, one => With(one.Of(rates), [.. drawn.Select(one.Of)], count), StringComparer.Ordinal);
    }

    // Groups that are alike by chance differ in most resamples: the largest less the smallest is too high there, and the interval is drawn down to what was measured.
    private static Measure With(double value, double[] replicates, int count) => Resampled.Of(replicates, value, leftOut: null) is { } interval
        ? new Measure(value, Math.Min(value, interval.Lower), Math.Max(value, interval.Upper), count, Method)
        : new Measure(value, Count: count);

    private static List<List<GroupRates>> Drawn(Sample all, List<int[]> groups, long seed)
    {
        var random = new Statistics.Resampling.SeededRandom(seed);
        var drawn = new List<List<GroupRates>>();
        for (var at = 0; at < Resampled.ResamplesOf(groups.Sum(static rows => rows.Length)); at++)
        {
            drawn.Add(groups.ConvertAll(rows =>
            {
                var picked = new int[rows.Length];
                for (var row = 0; row < picked.Length; row++) picked[row] = rows[random.Below(rows.Length)];
                return RatesOf(all, picked);
            }));
        }

        return drawn;
    }

    private static GroupRates RatesOf(Sample all, int[] rows)
    {
        var (yes, right, wrong, positives) = (0, 0, 0, 0);
        foreach (var row in rows)
        {
            var (truth, answer) = (all.Truth[row] == 1, all.Answers[row] >= all.Threshold);
            if (truth) positives++;
            if (!answer) continue;
            yes++;
            if (truth) right++;
            else wrong++;
        }

        var negatives = rows.Length - positives;
        return new GroupRates(rows.Length, Share(yes, rows.Length), Share(right, positives), Share(wrong, negatives), Share(right + negatives - wrong, rows.Length));
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
