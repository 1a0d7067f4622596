using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Execution.Experiments;

/// <summary>Evidence as numbers by their names: <c>auc</c>, <c>auc.lower</c>, of a group <c>auc.sex.f</c>.</summary>
public static class EvidenceMetrics
{
    /// <param name="prefix">What stands before each name: nothing, or a stage and a dot.</param>
    public static ImmutableSortedDictionary<string, double> Of(Evidence evidence, string prefix = "")
    {
        var values = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (metric, measure) in evidence.Metrics) Add(values, prefix + metric, measure, isWhole: true);
        foreach (var (slice, groups) in evidence.Slices)
        {
            foreach (var (group, measures) in groups)
            {
                foreach (var (metric, measure) in measures) Add(values, $"{prefix}{metric}.{slice}.{group}", measure, isWhole: false);
            }
        }

        foreach (var (slice, measures) in evidence.Fairness)
        {
            foreach (var (name, measure) in measures) Add(values, $"{prefix}fairness.{slice}.{name}", measure, isWhole: false);
        }

        foreach (var (metric, measure) in evidence.Baseline) Add(values, $"{prefix}baseline.{metric}", measure, isWhole: false);
        return MlflowKeys.Legal(values);
    }

    // What is not known has no file: MLflow knows no missing value.
    private static void Add(SortedDictionary<string, double> values, string name, Measure measure, bool isWhole)
    {
        if (measure.Value is not { } value) return;
        values[name] = value;
        if (!isWhole) return;
        if (measure.Lower is { } lower) values[name + ".lower"] = lower;
        if (measure.Upper is { } upper) values[name + ".upper"] = upper;
        if (measure.Count is { } count) values[name + ".n"] = count;
    }
}
