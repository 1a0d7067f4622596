using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Judging;

/// <summary>Evidence as a file of metrics.</summary>
public static class EvidenceJson
{
    private const string Schema = "mlops/metrics/1";

    public static byte[] Write(Evidence evidence) => ReportJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        Write(json, "metrics", evidence.Metrics);
        if (!evidence.Slices.IsEmpty) Write(json, "slices", evidence.Slices, static (json, name, groups) => Write(json, name, groups, Write));
        if (!evidence.Fairness.IsEmpty) Write(json, "fairness", evidence.Fairness, Write);
        if (!evidence.Baseline.IsEmpty)
        {
            json.WriteStartObject("baseline");
            Write(json, "metrics", evidence.Baseline);
            json.WriteEndObject();
        }

        if (!evidence.Comparisons.IsEmpty) Write(json, "comparison", evidence.Comparisons, Write);
        json.WriteEndObject();
    });

    /// <summary>Reads what a stage gave as its metrics. A plain number is a value without anything else.</summary>
    public static Evidence Read(byte[] file)
    {
        using var document = JsonDocument.Parse(file);
        var root = document.RootElement;
        if (root.Text("schema") is var schema && schema != Schema) throw new JsonException($"it is of '{schema}', and not of '{Schema}'.");
        return new Evidence(
            MeasuresOf(root.Item("metrics")),
            Each(root, "slices", static slice => slice.EnumerateObject().ToImmutableSortedDictionary(static group => group.Name, static group => MeasuresOf(group.Value), StringComparer.Ordinal)),
            Each(root, "fairness", MeasuresOf),
            root.TryGetProperty("baseline", out var baseline) && baseline.TryGetProperty("metrics", out var measured) ? MeasuresOf(measured) : Evidence.None.Baseline,
            Each(root, "comparison", static one => new Comparison(one.Text("bundle"), MeasuresOf(one.Item("delta")))));
    }

    private static ImmutableSortedDictionary<string, T> Each<T>(JsonElement root, string name, Func<JsonElement, T> of) => root.TryGetProperty(name, out var map)
        ? map.EnumerateObject().ToImmutableSortedDictionary(static entry => entry.Name, entry => of(entry.Value), StringComparer.Ordinal)
        : Evidence.Sorted<T>();

    private static ImmutableSortedDictionary<string, Measure> MeasuresOf(JsonElement measures) =>
        measures.EnumerateObject().ToImmutableSortedDictionary(static entry => entry.Name, static entry => MeasureOf(entry.Value), StringComparer.Ordinal);

    private static Measure MeasureOf(JsonElement measure) => measure.ValueKind switch
    {
        JsonValueKind.Number => new Measure(measure.GetDouble()),
        JsonValueKind.Object => new Measure(NumberOf(measure, "value"), NumberOf(measure, "lower"), NumberOf(measure, "upper"),
            measure.TryGetProperty("n", out var count) && count.ValueKind == JsonValueKind.Number ? count.GetInt64() : null, measure.OptionalText("method")),
        _ => Measure.Unknown,
    };

    private static double? NumberOf(JsonElement map, string name) => map.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;

    private static void Write<T>(Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, T> map, Action<Utf8JsonWriter, string, T> write)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in map) write(json, key, value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Comparison comparison)
    {
        json.WriteStartObject(name);
        json.WriteString("bundle", comparison.Bundle);
        Write(json, "delta", comparison.Delta);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, Measure> measures) => Write(json, name, measures, Write);

    private static void Write(Utf8JsonWriter json, string name, Measure measure)
    {
        if (measure.Value is not { } value)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", value);
        if (measure.Lower is { } lower) json.WriteNumber("lower", lower);
        if (measure.Upper is { } upper) json.WriteNumber("upper", upper);
        if (measure.Count is { } count) json.WriteNumber("n", count);
        if (measure.Method is { } method) json.WriteString("method", method);
        json.WriteEndObject();
    }
}
