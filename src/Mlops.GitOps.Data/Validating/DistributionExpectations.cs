using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Expectations of how the values of a column are spread.</summary>
internal static class DistributionExpectations
{
    public static TableCheck Quantiles(Scope scope, Arguments arguments)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        if (!Literals.IsNumeric(column.Type)) throw new UnfitExpectation($"'{column.Name}' is no column of numbers.");
        var ranges = new Arguments(arguments.Required("quantile_ranges"));
        ImmutableArray<double> quantiles = [.. ranges.Items("quantiles").Select(static item => item.GetDouble())];
        var bounds = ranges.Items("value_ranges").Select(BoundsOf).ToList();
        if (bounds.Count != quantiles.Length) throw new UnfitExpectation("'quantile_ranges' has not as many ranges as quantiles.");
        if (quantiles.Any(static quantile => quantile is not (>= 0 and <= 1))) throw new UnfitExpectation("A quantile is not within 0 and 1.");
        return TableCheck.Known(() =>
        {
            // The nearest value that is there, as Great Expectations asks pandas for.
            var values = RankedValues.Of(scope, column, count => [.. quantiles.Select(quantile => (long)Math.Round(quantile * (count - 1), MidpointRounding.ToEven))]);
            var details = values.Select((value, at) => bounds[at].Admits(value)).ToList();
            var observed = new JsonObject
            {
                ["quantiles"] = new JsonArray([.. quantiles.Select(static quantile => (JsonNode)quantile)]),
                ["values"] = new JsonArray([.. values.Select(static value => (JsonNode)value)]),
            };
            return Outcome.Observed(values.Length > 0 && details.TrueForAll(static isWithin => isWithin), observed,
                new JsonObject { ["success_details"] = new JsonArray([.. details.Select(static isWithin => (JsonNode)isWithin)]) });
        });
    }

    public static TableCheck KlDivergence(Scope scope, Arguments arguments)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        var partition = new Arguments(arguments.Required("partition_object"));
        var threshold = arguments.Number("threshold");
        ImmutableArray<double> weights = [.. partition.Items("weights").Select(static weight => weight.GetDouble())];
        return partition.Optional("bins") is null ? OfValues() : OfBins();

        TableCheck OfValues()
        {
            var values = partition.Items("values");
            if (values.Length != weights.Length || Math.Abs(weights.Sum() - 1) > 1e-6) throw new UnfitExpectation("'partition_object' is no partition: its weights come to 1, one for each value.");
            var counts = values.Select(value => $"CAST(coalesce(sum(times) FILTER (WHERE value = {Literals.Of(value, column.Type, scope.Subject)}), 0) AS VARCHAR)");
            return TableCheck.Known(() =>
            {
                var seen = Numbers(scope.Subject, $"SELECT {string.Join(", ", counts)}, CAST(coalesce(sum(times), 0) AS VARCHAR) FROM ({DistinctExpectations.Groups(scope, column)})");
                var total = seen[^1];
                var others = total - seen[..^1].Sum();
                return Judged([.. seen[..^1], others], [.. weights, 0], threshold);
            });
        }

        TableCheck OfBins()
        {
            ImmutableArray<double> bins = [.. partition.Items("bins").Select(static bin => bin.ValueKind == JsonValueKind.Number ? bin.GetDouble() : BinOf(bin.GetString()))];
            if (bins.Length != weights.Length + 1) throw new UnfitExpectation("'partition_object' is no partition: between bins stand one weight fewer.");
            var tails = partition.Optional("tail_weights") is { } given ? given.EnumerateArray().Select(static weight => weight.GetDouble()).ToArray() : [0d, 0d];
            var value = $"CAST({Sql.Name(column.Name)} AS DOUBLE)";
            var between = weights.Select((_, at) => $"{value} >= {Edge(bins[at])} AND {value} {(at == weights.Length - 1 ? "<=" : "<")} {Edge(bins[at + 1])}");
            string[] conditions = [$"{value} < {Edge(bins[0])}", .. between, $"{value} > {Edge(bins[^1])}"];
            var counts = string.Join(", ", conditions.Select(static condition => $"CAST(count(*) FILTER (WHERE {condition}) AS VARCHAR)"));
            return TableCheck.Known(() => Judged(Numbers(scope.Subject, $"SELECT {counts} FROM {scope.Rows}"), [tails[0], .. weights, tails[1]], threshold));
        }
    }

    // What was seen where nothing was expected is infinitely far away. Both sides are brought to 1 first.
    private static Outcome Judged(ImmutableArray<double> seen, ImmutableArray<double> expected, double threshold)
    {
        var (seenTotal, expectedTotal) = (seen.Sum(), expected.Sum());
        var divergence = seenTotal == 0 ? double.NaN : seen.Zip(expected, (count, weight) =>
        {
            var share = count / seenTotal;
            return share == 0 ? 0 : weight == 0 ? double.PositiveInfinity : share * Math.Log(share / (weight / expectedTotal));
        }).Sum();
        var details = new JsonObject
        {
            ["observed_partition"] = new JsonObject { ["weights"] = new JsonArray([.. seen.Select(count => seenTotal == 0 ? null : (JsonNode?)(count / seenTotal))]) },
            ["expected_partition"] = new JsonObject { ["weights"] = new JsonArray([.. expected.Select(static weight => (JsonNode?)weight)]) },
        };
        return Outcome.Observed(divergence <= threshold, double.IsFinite(divergence) ? divergence : null, details);
    }

    private static Bounds BoundsOf(JsonElement range) => range.ValueKind == JsonValueKind.Array && range.GetArrayLength() == 2
        ? new(Of(range[0]), Of(range[1]), false, false)
        : throw new UnfitExpectation($"{range.GetRawText()} is no range: a range is two numbers, or null for none.");

    // Numbers of JSON have no infinity, so it is a text.
    private static double BinOf(string? text) => text switch
    {
        "-inf" or "-Infinity" => double.NegativeInfinity,
        "inf" or "Infinity" => double.PositiveInfinity,
        _ => throw new UnfitExpectation($"'{text}' is no bin."),
    };

    private static string Edge(double bin) => $"CAST({Sql.Text(bin.ToString("R", CultureInfo.InvariantCulture))} AS DOUBLE)";

    private static JsonElement? Of(JsonElement bound) => bound.ValueKind == JsonValueKind.Null ? null : bound;

    private static ImmutableArray<double> Numbers(Subject subject, string sql) =>
        [.. subject.Texts(sql).Single().Select(static text => double.Parse(text ?? "0", CultureInfo.InvariantCulture))];
}
