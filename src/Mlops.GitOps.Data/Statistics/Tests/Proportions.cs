using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Tests;

/// <summary>Tests of shares of successes.</summary>
public static class Proportions
{
    /// <summary>The z test of two shares with their pooled variance; the first minus the second.</summary>
    public static TestResult TwoProportionZ(ReadOnlySpan<double> successes, ReadOnlySpan<double> trials, Alternative alternative)
    {
        Check(successes, trials);
        if (successes.Length != 2) throw new StatisticFailure("'successes' and 'trials' have two values each.");
        var pooled = (successes[0] + successes[1]) / (trials[0] + trials[1]);
        var variance = pooled * (1 - pooled) * ((1 / trials[0]) + (1 / trials[1]));
        if (!(variance > 0)) throw new StatisticFailure("all trials came out the same, so the difference has no variance.");
        var z = ((successes[0] / trials[0]) - (successes[1] / trials[1])) / Math.Sqrt(variance);
        return new TestResult(z, Normal.PValue(z, alternative));
    }

    /// <summary>Whether several shares are equal: Pearson's test of successes and failures.</summary>
    public static TestResult ChiSquare(ReadOnlySpan<double> successes, ReadOnlySpan<double> trials)
    {
        Check(successes, trials);
        if (successes.Length < 2) throw new StatisticFailure("'successes' and 'trials' need two values at least.");
        var table = new double[successes.Length][];
        for (var i = 0; i < table.Length; i++) table[i] = [successes[i], trials[i] - successes[i]];
        if (table.All(static row => row[0] == 0) || table.All(static row => row[1] == 0)) throw new StatisticFailure("all trials came out the same, so no share differs.");
        return Contingency.ChiSquare(table, yates: false);
    }

    internal static void Check(ReadOnlySpan<double> successes, ReadOnlySpan<double> trials)
    {
        Need.SameLength(successes.Length, "successes", trials.Length, "trials");
        for (var i = 0; i < trials.Length; i++)
        {
            Need.Positive(trials[i], "trials");
            if (!(successes[i] >= 0 && successes[i] <= trials[i])) throw Need.Failure($"'successes' holds {successes[i]} of {trials[i]} trials.");
        }
    }
}
