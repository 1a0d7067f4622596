using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>Compares the metrics of what slots run with those of what they are to run.</summary>
internal static class MetricChanges
{
    public static IEnumerable<MetricChange> Of(PinChange change, SpecModel specs)
    {
        if (change.After is null) yield break;
        var (before, after) = (MetricsOf(change.Before, specs), MetricsOf(change.After, specs));
        var declared = specs.Models.FirstOrDefault(model => model.Name == change.Model)?.Syntax.Metrics.ToDictionary(static metric => metric.Name.Value, static metric => metric.IsLowerBetter, StringComparer.Ordinal) ?? [];
        foreach (var metric in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var (old, young) = (before.GetValueOrDefault(metric)?.Value, after.GetValueOrDefault(metric)?.Value);
            var isBetter = declared.TryGetValue(metric, out var isLowerBetter) && old != young ? (isLowerBetter ? young < old : young > old) : (bool?)null;
            yield return new MetricChange(change.Environment, change.Model, change.Slot, metric, old, young, old is null || young is null ? null : isBetter);
        }
    }

    private static ImmutableSortedDictionary<string, Measure> MetricsOf(PinnedVersion? pin, SpecModel specs) =>
        pin is not null && specs.Versions.FirstOrDefault(record => record.Model == pin.Model.Value && record.Version == pin.Version.Value && record.Bundle == pin.Bundle.Value) is { } found
            ? RecordedEvidence.Of(found.Body).Metrics
            : Evidence.None.Metrics;
}
