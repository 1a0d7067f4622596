using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Statistics.Comparing;

/// <summary>McNemar's test of the rows on which two models disagree. Without any, the p-value is 1.</summary>
public static class McNemar
{
    /// <summary>The binomial test; the statistic is the smaller count.</summary>
    public static TestResult Exact(double[][] table)
    {
        var (left, right) = Disagreements(table);
        var (few, many) = (Math.Min(left, right), Math.Max(left, right));
        if (few == many) return new TestResult(few, 1);
        return new TestResult(few, Math.Min(1, 2 * IncompleteBeta.Lower(many, few + 1, 0.5, 0.5)));
    }

    /// <summary>The chi-square test; corrected, the difference of the counts is one less.</summary>
    public static TestResult ChiSquare(double[][] table, bool isCorrected)
    {
        var (left, right) = Disagreements(table);
        if (left + right == 0) return new TestResult(0, 1);
        var gap = Math.Abs(left - right) - (isCorrected ? 1 : 0);
        var statistic = gap * gap / (left + right);
        return new TestResult(statistic, Distributions.ChiSquare.Above(statistic, 1));
    }

    private static (double Left, double Right) Disagreements(double[][] table)
    {
        Contingency.TwoByTwo(table);
        return (table[0][1], table[1][0]);
    }
}
