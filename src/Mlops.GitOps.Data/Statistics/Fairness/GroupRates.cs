namespace Mlops.GitOps.Data.Statistics.Fairness;

/// <summary>How a classifier treats a group. A rate over nobody is 0, as in Fairlearn.</summary>
public sealed record GroupRates(long Count, double SelectionRate, double TruePositiveRate, double FalsePositiveRate, double Accuracy)
{
    /// <summary>Returns the rates of every group, in ordinal order of their names. Weights count for rates, not for <see cref="Count"/>.</summary>
    public static SortedDictionary<string, GroupRates> ByGroup(ReadOnlySpan<double> truths, ReadOnlySpan<double> answers, IReadOnlyList<string> groups, ReadOnlySpan<double> weights)
    {
        Need.AtLeast(1, truths, "yTrue");
        Need.SameLength(truths.Length, "yTrue", answers.Length, "yPred");
        Need.SameLength(truths.Length, "yTrue", groups.Count, "groups");
        if (!weights.IsEmpty) Need.SameLength(truths.Length, "yTrue", weights.Length, "weights");
        Need.NoneNegative(weights, "weights");
        Need.ZeroOrOne(truths, "yTrue");
        Need.ZeroOrOne(answers, "yPred");
        var tallies = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        for (var i = 0; i < truths.Length; i++)
        {
            if (!tallies.TryGetValue(groups[i], out var tally)) tallies.Add(groups[i], tally = new Tally());
            tally.Add(truths[i] == 1, answers[i] == 1, weights.IsEmpty ? 1 : weights[i]);
        }

        var rates = new SortedDictionary<string, GroupRates>(StringComparer.Ordinal);
        foreach (var (name, tally) in tallies) rates.Add(name, tally.Rates());
        return rates;
    }

    private sealed class Tally
    {
        private long count;
        private double truePositives;
        private double falsePositives;
        private double trueNegatives;
        private double falseNegatives;

        public void Add(bool truth, bool answer, double weight)
        {
            count++;
            if (truth && answer) truePositives += weight;
            else if (truth) falseNegatives += weight;
            else if (answer) falsePositives += weight;
            else trueNegatives += weight;
        }

        public GroupRates Rates()
        {
            var all = truePositives + falsePositives + trueNegatives + falseNegatives;
            return new GroupRates(
                count,
                Share(truePositives + falsePositives, all),
                Share(truePositives, truePositives + falseNegatives),
                Share(falsePositives, falsePositives + trueNegatives),
                Share(truePositives + trueNegatives, all));
        }

        private static double Share(double part, double whole) => whole == 0 ? 0 : part / whole;
    }
}
