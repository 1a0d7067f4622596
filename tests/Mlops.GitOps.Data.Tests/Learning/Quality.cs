namespace Mlops.GitOps.Data.Tests.Learning;

/// <summary>How good predictions are, by the definitions.</summary>
internal static class Quality
{
    /// <summary>Returns the share of pairs of a row of the class and one of another that are in the right order; ties count half.</summary>
    public static double Auc(double[] scores, bool[] isClass)
    {
        var order = Enumerable.Range(0, scores.Length).OrderBy(row => scores[row]).ToArray();
        var ranks = new double[scores.Length];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && scores[order[to]] == scores[order[from]]) to++;
            for (var at = from; at < to; at++) ranks[order[at]] = (from + to + 1) / 2.0;
            from = to;
        }

        var inClass = isClass.Count(static isOne => isOne);
        var sum = ranks.Where((_, row) => isClass[row]).Sum();
        return (sum - (inClass * (inClass + 1.0) / 2)) / ((double)inClass * (isClass.Length - inClass));
    }

    /// <summary>Returns the share of the variance that predictions explain.</summary>
    public static double R2(double[] predicted, double[] truth)
    {
        var mean = truth.Average();
        return 1 - (truth.Zip(predicted, static (one, other) => (one - other) * (one - other)).Sum() / truth.Sum(value => (value - mean) * (value - mean)));
    }
}
