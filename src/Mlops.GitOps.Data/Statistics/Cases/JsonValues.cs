using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Statistics.Experiments;
using Mlops.GitOps.Data.Statistics.Explaining;

namespace Mlops.GitOps.Data.Statistics.Cases;

/// <summary>Results as JSON. An infinite number is the text Infinity or -Infinity, for JSON has none; one that is undefined is a failure.</summary>
internal static class JsonValues
{
    public static JsonNode Of(double value) => value switch
    {
        double.PositiveInfinity => JsonValue.Create("Infinity"),
        double.NegativeInfinity => JsonValue.Create("-Infinity"),
        double.NaN => throw new StatisticFailure("the result is not a number for these inputs."),
        // A minus before nothing would say something that is not there.
        0 => JsonValue.Create(0),
        _ => JsonValue.Create(value),
    };

    public static JsonNode Of(TestResult result) => Map(("statistic", Of(result.Statistic)), ("pvalue", Of(result.PValue)));

    public static JsonNode Of(Interval interval) => Of([interval.Lower, interval.Upper]);

    public static JsonNode Of(ReadOnlySpan<double> values)
    {
        var list = new JsonArray();
        foreach (var value in values) list.Add(Of(value));
        return list;
    }

    public static JsonNode Of(ReadOnlySpan<int> values)
    {
        var list = new JsonArray();
        foreach (var value in values) list.Add(JsonValue.Create(value));
        return list;
    }

    public static JsonNode Of(IEnumerable<Interval> intervals) => new JsonArray([.. intervals.Select(Of)]);

    public static JsonNode Of(Explanation explanation) => Map(("values", Of(explanation.Values)), ("base", Of(explanation.Base)));

    public static JsonNode Of(LiftEstimate lift) => Map(
        ("estimate", Of(lift.Estimate)),
        ("se", Of(lift.StandardError)),
        Bounds(lift.Interval),
        ("pvalue", Of(lift.PValue)));

    public static JsonNode Map(params (string Name, JsonNode Value)[] items) =>
        new JsonObject(items.Select(static item => KeyValuePair.Create<string, JsonNode?>(item.Name, item.Value)));

    private static (string Name, JsonNode Value) Bounds(Interval interval)
    {
        if (double.IsInfinity(interval.Upper)) return ("lower", Of(interval.Lower));
        return double.IsInfinity(interval.Lower) ? ("upper", Of(interval.Upper)) : ("ci", Of(interval));
    }
}
