namespace Mlops.GitOps.Data.Statistics.Fairness;

/// <summary>How unequally people benefit from answers: 2 for a good one that is not deserved, 1 for a right one, 0 for a deserved one withheld.</summary>
public static class Inequality
{
    /// <summary>The generalized entropy index; alpha 1 is Theil's, alpha 0 the mean logarithmic deviation.</summary>
    public static double GeneralizedEntropy(ReadOnlySpan<double> truths, ReadOnlySpan<double> answers, double alpha)
    {
        Need.AtLeast(1, truths, "yTrue");
        Need.SameLength(truths.Length, "yTrue", answers.Length, "yPred");
        Need.ZeroOrOne(truths, "yTrue");
        Need.ZeroOrOne(answers, "yPred");
        var terms = new double[truths.Length];
        for (var i = 0; i < terms.Length; i++) terms[i] = 1 + answers[i] - truths[i];
        var mean = Moments.Mean(terms);
        if (mean == 0) throw new StatisticFailure("nobody benefits, so there is nothing to share unequally.");
        for (var i = 0; i < terms.Length; i++) terms[i] = Term(terms[i] / mean, alpha);
        return terms.Contains(double.PositiveInfinity) ? double.PositiveInfinity : Moments.Mean(terms);
    }

    private static double Term(double benefit, double alpha) => alpha switch
    {
        1 => benefit == 0 ? 0 : benefit * Math.Log(benefit),
        0 => -Math.Log(benefit),
        _ => (Math.Pow(benefit, alpha) - 1) / (alpha * (alpha - 1)),
    };
}
