namespace Mlops.GitOps.Data.Statistics.Fairness;

/// <summary>How far groups are apart: the largest rate less the smallest, or the smallest over the largest. Where all rates are 0, the ratio is 1.</summary>
public static class Disparity
{
    public static double DemographicParityDifference(IReadOnlyCollection<GroupRates> groups) => Difference(groups, static group => group.SelectionRate);

    public static double DemographicParityRatio(IReadOnlyCollection<GroupRates> groups) => Ratio(groups, static group => group.SelectionRate);

    public static double EqualOpportunityDifference(IReadOnlyCollection<GroupRates> groups) => Difference(groups, static group => group.TruePositiveRate);

    public static double EqualOpportunityRatio(IReadOnlyCollection<GroupRates> groups) => Ratio(groups, static group => group.TruePositiveRate);

    /// <summary>The larger of the differences of true and false positive rates, or their mean.</summary>
    public static double EqualizedOddsDifference(IReadOnlyCollection<GroupRates> groups, bool mean)
    {
        var (truth, falsehood) = (Difference(groups, static group => group.TruePositiveRate), Difference(groups, static group => group.FalsePositiveRate));
        return mean ? (truth + falsehood) / 2 : Math.Max(truth, falsehood);
    }

    /// <summary>The smaller of the ratios of true and false positive rates, or their mean.</summary>
    public static double EqualizedOddsRatio(IReadOnlyCollection<GroupRates> groups, bool mean)
    {
        var (truth, falsehood) = (Ratio(groups, static group => group.TruePositiveRate), Ratio(groups, static group => group.FalsePositiveRate));
        return mean ? (truth + falsehood) / 2 : Math.Min(truth, falsehood);
    }

    private static double Difference(IReadOnlyCollection<GroupRates> groups, Func<GroupRates, double> rate) => groups.Max(rate) - groups.Min(rate);

    private static double Ratio(IReadOnlyCollection<GroupRates> groups, Func<GroupRates, double> rate) => groups.Max(rate) == 0 ? 1 : groups.Min(rate) / groups.Max(rate);
}
