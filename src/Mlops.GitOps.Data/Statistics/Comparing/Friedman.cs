using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Comparing;

/// <summary>Friedman's test of several models on the same replicates, by chi-square with the correction for ties.</summary>
public static class Friedman
{
    public static TestResult Test(double[][] scores)
    {
        if (scores.Length < 3) throw new StatisticFailure("'scores' needs three models at least; two are compared by wilcoxon.");
        foreach (var model in scores) Need.SameLength(scores[0].Length, "scores of the first model", model.Length, "another");
        Need.AtLeast(1, scores[0], "scores");
        double models = scores.Length;
        double replicates = scores[0].Length;
        var sums = new double[scores.Length];
        var ties = 0.0;
        for (var replicate = 0; replicate < scores[0].Length; replicate++)
        {
            double[] row = [.. scores.Select(model => model[replicate])];
            var ranks = Ranks.Of(row);
            for (var model = 0; model < sums.Length; model++) sums[model] += ranks[model];
            ties += Ranks.TieTerm(row);
        }

        var correction = 1 - (ties / (models * ((models * models) - 1) * replicates));
        if (correction <= 0) throw new StatisticFailure("all models score the same in every replicate, so no order can be tested.");
        var middle = replicates * (models + 1) / 2;
        var statistic = 12 / (models * replicates * (models + 1)) * sums.Sum(sum => (sum - middle) * (sum - middle)) / correction;
        return new TestResult(statistic, ChiSquare.Above(statistic, models - 1));
    }
}
