using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Comparing;
using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>Friedman's test of all configurations, then each against the reference by mean ranks (Demšar, 2006: z = (R − R₀) / √(k(k+1)/6N)).</summary>
internal static class FriedmanTest
{
    public static ContenderTest Of(IReadOnlyList<Contender> contenders)
    {
        if (contenders.Count < 3) return Without("two configurations are compared by wilcoxon; friedman needs three");
        var common = contenders[0].Scores.Keys.Where(replicate => contenders.All(contender => contender.Scores.ContainsKey(replicate))).ToList();
        if (common.Count < 2) return Without("there are no two replicates that every configuration has");
        double[][] scores = [.. contenders.Select(contender => common.Select(replicate => contender.Scores[replicate]).ToArray())];
        try
        {
            var omnibus = Friedman.Test(scores);
            var ranks = MeanRanks(scores);
            var error = Math.Sqrt(contenders.Count * (contenders.Count + 1.0) / (6 * common.Count));
            var places = contenders.Select(static (contender, at) => (contender.Name, at)).ToDictionary(static place => place.Name, static place => place.at, StringComparer.Ordinal);
            return new ContenderTest((one, reference) => Find(one, reference, ranks[places[one.Name]] - ranks[places[reference.Name]], error, common), omnibus);
        }
        catch (StatisticFailure failure)
        {
            return Without(failure.Message);
        }
    }

    private static PairFinding Find(Contender one, Contender reference, double ranks, double error, List<int> common)
    {
        double[] differences = [.. common.Select(replicate => one.Scores[replicate] - reference.Scores[replicate])];
        return new(common.Count, Moments.Mean(differences), ranks, null, new TestResult(ranks / error, Normal.PValue(ranks / error, Alternative.TwoSided)));
    }

    private static ContenderTest Without(string note) => new((one, reference) => ReplicateTests.Untested(Pairing.Of(one, reference), note));

    private static double[] MeanRanks(double[][] scores)
    {
        var sums = new double[scores.Length];
        for (var replicate = 0; replicate < scores[0].Length; replicate++)
        {
            var ranks = Ranks.Of([.. scores.Select(one => one[replicate])]);
            for (var at = 0; at < sums.Length; at++) sums[at] += ranks[at];
        }

        return Array.ConvertAll(sums, sum => sum / scores[0].Length);
    }
}
