using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>Tests of what two configurations answered to the same rows.</summary>
internal static class RowTests
{
    // Below this many disagreements the chi-square distribution is no good picture of them.
    private const int MostExact = 25;

    /// <summary>The difference is of accuracies; the effect is how many rows only this one got right for each that only the reference did.</summary>
    public static PairFinding McNemar(ComparisonTask task, ComparedRows? one, ComparedRows? reference)
    {
        if (Refusal(one, reference) is { } refusal) return refusal;
        if (one?.IsRight is not { } right || reference?.IsRight is not { } other) return Untested("mcnemar compares classes, and these answers are numbers");
        double count = right.Length;
        double only = right.Where((isRight, row) => isRight && !other[row]).Count();
        double onlyReference = right.Where((isRight, row) => !isRight && other[row]).Count();
        double both = right.Where((isRight, row) => isRight && other[row]).Count();
        double[][] table = [[both, only], [onlyReference, count - both - only - onlyReference]];
        var isExact = only + onlyReference < MostExact;
        var result = isExact ? Statistics.Comparing.McNemar.Exact(table) : Statistics.Comparing.McNemar.ChiSquare(table, isCorrected: true);
        var difference = (only - onlyReference) / count;
        var half = Normal.Quantile(1 - (task.Alpha / 2)) * Math.Sqrt(only + onlyReference - ((only - onlyReference) * (only - onlyReference) / count)) / count;
        return new(right.Length, difference, onlyReference == 0 ? null : only / onlyReference, new Interval(difference - half, difference + half), result, isExact ? "by the exact binomial test" : null);
    }

    /// <summary>The difference is of areas under the curve.</summary>
    public static PairFinding Delong(ComparisonTask task, ComparedRows? one, ComparedRows? reference)
    {
        if (Refusal(one, reference) is { } refusal) return refusal;
        if (one is null || reference is null) return Untested(NoRows);
        try
        {
            var result = Statistics.Scores.Delong.Test(one.Truth, one.Answers, reference.Answers);
            var difference = result.AucA - result.AucB;
            var half = Normal.Quantile(1 - (task.Alpha / 2)) * Math.Sqrt(Math.Max(0, result.VarianceA + result.VarianceB - (2 * result.Covariance)));
            return new(one.Truth.Length, difference, null, new Interval(difference - half, difference + half), new TestResult(result.Statistic, result.PValue));
        }
        catch (StatisticFailure failure)
        {
            return Untested(failure.Message);
        }
    }

    private const string NoRows = "its predictions are not there any more: run the experiment again";

    private static PairFinding? Refusal(ComparedRows? one, ComparedRows? reference)
    {
        if (one is null || reference is null) return Untested(NoRows);
        return one.Rows == reference.Rows && one.Truth.AsSpan().SequenceEqual(reference.Truth) ? null : Untested("it was judged on other rows than the reference, so no row has two answers");
    }

    private static PairFinding Untested(string note) => new(0, null, null, null, null, note);
}
