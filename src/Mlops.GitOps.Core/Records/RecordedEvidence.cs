using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Records;

/// <summary>Reads what was measured out of a version record. What is text, null or missing is not known; nothing is guessed.</summary>
public static class RecordedEvidence
{
    public static Evidence Of(YamlMap record) => new(
        Measures(record.Map("metrics")),
        Each(record.Map("slices"), static groups => Each(groups, Measures)),
        Each(record.Map("fairness"), Measures),
        Measures(record.Map("baseline").Map("metrics")),
        Each(record.Map("comparison"), static one => new Comparison(one.Text("bundle")?.Value ?? "", Measures(one.Map("delta")))));

    private static ImmutableSortedDictionary<string, Measure> Measures(YamlMap? measures) =>
        Entries(measures).ToImmutableSortedDictionary(static entry => entry.Name, static entry => MeasureOf(entry.Value), StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, T> Each<T>(YamlMap? map, Func<YamlMap, T> of) => Entries(map)
        .Where(static entry => entry.Value is YamlMap)
        .ToImmutableSortedDictionary(static entry => entry.Name, entry => of((YamlMap)entry.Value), StringComparer.Ordinal);

    private static ImmutableArray<YamlEntry> Entries(YamlMap? map) => map?.Entries ?? [];

    private static Measure MeasureOf(YamlNode written) => written switch
    {
        YamlScalar scalar => new Measure(NumberOf(scalar)),
        YamlMap map => new Measure(NumberOf(map.Scalar("value")), NumberOf(map.Scalar("lower")), NumberOf(map.Scalar("upper")), CountOf(map.Scalar("n"))),
        _ => Measure.Unknown,
    };

    private static double? NumberOf(YamlScalar? scalar) =>
        scalar is not null && CoreSchema.Resolve(scalar) is { IsNumber: true, Number: var number } && !double.IsNaN(number) && !double.IsInfinity(number) ? number : null;

    private static long? CountOf(YamlScalar? scalar) => NumberOf(scalar) is >= 0 and < long.MaxValue and var count && Math.Floor(count) == count ? (long)count : null;
}
