using Mlops.GitOps.Data.Statistics.Tests;

namespace Mlops.GitOps.Data.Statistics.Drift;

/// <summary>Distances of counts by name, by the rules of deequ.</summary>
public static class CategoryRules
{
    /// <summary>The largest difference of shares; with a level, what of it is more than chance explains (a Kolmogorov–Smirnov bound).</summary>
    public static double LInfinity(IReadOnlyDictionary<string, double> a, IReadOnlyDictionary<string, double> b, double? alpha)
    {
        var names = a.Keys.Union(b.Keys, StringComparer.Ordinal).ToList();
        var (left, right) = (CountsOf(a, names, "a"), CountsOf(b, names, "b"));
        var most = ShareDistances.LInfinity(left, right);
        if (alpha is not { } level) return most;
        Need.Fraction(level, "alpha");
        var (n, m) = (Moments.Sum(left), Moments.Sum(right));
        return Math.Max(0, most - (Math.Sqrt(-Math.Log(level / 2) / 2) * Math.Sqrt((n + m) / (n * m))));
    }

    /// <summary>The chi-square test of a sample against expected counts, after the smallest expected categories were put together until each is large enough.</summary>
    public static TestResult ChiSquare(IReadOnlyDictionary<string, double> sample, IReadOnlyDictionary<string, double> expected)
    {
        var total = sample.Where(pair => expected.ContainsKey(pair.Key)).Sum(static pair => pair.Value);
        var expectedTotal = expected.Values.Sum();
        if (!(expectedTotal > 0)) throw new StatisticFailure("'b' counts nothing, so nothing is expected.");
        var groups = expected.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (Expected: pair.Value / expectedTotal * total, Observed: sample.TryGetValue(pair.Key, out var count) ? count : 0.0)).ToList();
        while (groups.Count >= 2 && MustRegroup(groups)) Regroup(groups);
        if (groups.Count < 2) throw new StatisticFailure("fewer than two categories are large enough, so there is no test.");
        return GoodnessOfFit.ChiSquare([.. groups.Select(static group => group.Expected)], [.. groups.Select(static group => group.Observed)]);
    }

    // Cochran's rule for two categories, that of Yates, Moore and McCabe for more.
    private static bool MustRegroup(List<(double Expected, double Observed)> groups)
    {
        var (least, allowed) = groups.Count > 2 ? (5, (int)(0.2 * groups.Count)) : (10, 0);
        return groups.Count(group => group.Expected < least) > allowed;
    }

    private static void Regroup(List<(double Expected, double Observed)> groups)
    {
        var smallest = TakeSmallest(groups);
        var next = TakeSmallest(groups);
        groups.Add((next.Expected + smallest.Expected, next.Observed + smallest.Observed));
    }

    private static (double Expected, double Observed) TakeSmallest(List<(double Expected, double Observed)> groups)
    {
        var smallest = groups.MinBy(static group => group.Expected);
        groups.Remove(smallest);
        return smallest;
    }

    private static double[] CountsOf(IReadOnlyDictionary<string, double> counts, List<string> names, string of)
    {
        if (counts.Count == 0) throw new StatisticFailure($"'{of}' has no category.");
        return [.. names.Select(name => counts.TryGetValue(name, out var count) ? count : 0)];
    }
}
