using System.Collections.Immutable;
using Mlops.GitOps.Data.Statistics;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>Configurations beside each other, and what must be known to read the numbers.</summary>
/// <param name="Omnibus">Friedman's test of all at once.</param>
public sealed record Comparison(ComparisonTask Task, ImmutableArray<ComparedContender> Contenders, TestResult? Omnibus, ImmutableArray<string> Notes)
{
    public ComparedContender Reference => Contenders.First(static one => one.IsReference);

    /// <summary>Compares every configuration with the best, or with a baseline.</summary>
    /// <param name="rowsOf">Returns what a configuration answered, for tests by rows.</param>
    public static Comparison Of(ComparisonTask task, IReadOnlyList<Contender> contenders, Func<string, ComparedRows?> rowsOf)
    {
        var reference = ReferenceOf(task, contenders);
        var test = ContenderTest.Of(task, contenders, rowsOf);
        var findings = contenders.Select(contender => contender == reference ? null : test.Find(contender, reference)).ToList();
        var known = findings.Select(static finding => finding?.Result?.PValue).OfType<double>().ToArray();
        var adjusted = new Queue<double>(Statistics.Comparing.AdjustedPValues.Of(known, task.Correction));
        var compared = contenders.Select((contender, at) => Row(task, contender, findings[at], findings[at]?.Result is null ? null : adjusted.Dequeue())).ToImmutableArray();
        return new Comparison(task, compared, test.Omnibus, ComparisonNotes.Of(task, contenders, test, compared));
    }

    private static Contender ReferenceOf(ComparisonTask task, IReadOnlyList<Contender> contenders) => task.Baseline is { } name
        ? contenders.FirstOrDefault(contender => contender.Name == name) ?? throw new StatisticFailure($"there is no configuration '{name}' to compare with.")
        : Contender.BestOf(contenders, task.IsLowerBetter);

    private static ComparedContender Row(ComparisonTask task, Contender contender, PairFinding? finding, double? adjusted)
    {
        var scores = contender.Values;
        double? spread = scores.Length > 1 ? Math.Sqrt(Moments.Variance(scores)) : null;
        return new(contender.Name, finding is null, scores.Length, contender.Mean, spread, finding?.Count ?? scores.Length, finding?.Difference, finding?.Effect, finding?.Interval,
            finding?.Result?.Statistic, finding?.Result?.PValue, adjusted, Verdict(task, finding, adjusted), finding?.Note);
    }

    private static string Verdict(ComparisonTask task, PairFinding? finding, double? adjusted)
    {
        if (finding is null) return "reference";
        if (adjusted is not { } p) return "not tested";
        if (p >= task.Alpha || finding.Difference is not { } difference || difference == 0) return "not shown to differ";
        // Rows are compared by how many are right, and by areas: of both more is better.
        return difference > 0 == (task.IsByRows || !task.IsLowerBetter) ? "better" : "worse";
    }
}
