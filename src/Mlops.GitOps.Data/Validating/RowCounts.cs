using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Counts rows that don't comply, as Great Expectations does: missing values are no part of what must comply.</summary>
internal static class RowCounts
{
    /// <summary>How many offending values a report lists, as Great Expectations does unless told otherwise.</summary>
    private const int Listed = 20;

    public static ImmutableArray<string> MeasuresOf(RowCheck check) =>
    [
        Subject.Json(check.Scope.CountAll),
        check.Missing is null ? "'0'" : Subject.Json(check.Scope.CountWhere(check.Missing)),
        check.Table is null ? Subject.Json(check.Scope.CountWhere(check.Unexpected)) : $"(SELECT CAST(count(*) AS VARCHAR) FROM {check.Table})",
    ];

    public static Outcome Judge(Subject subject, RowCheck check, ImmutableArray<JsonNode?> counts)
    {
        var (elements, missing, unexpected) = (Count(counts[0]), Count(counts[1]), Count(counts[2]));
        var considered = elements - missing;
        var success = considered == 0 || (double)(considered - unexpected) / considered >= check.Mostly;
        var examples = unexpected == 0 ? [] : Examples(subject, check);
        var result = new JsonObject
        {
            ["element_count"] = elements,
            ["unexpected_count"] = unexpected,
            ["unexpected_percent"] = Percent(unexpected, considered),
            ["partial_unexpected_list"] = new JsonArray([.. examples.Select(static value => value?.DeepClone())]),
        };
        if (check.Missing is not null)
        {
            result["missing_count"] = missing;
            result["missing_percent"] = Percent(missing, elements);
            result["unexpected_percent_total"] = Percent(unexpected, elements);
            result["unexpected_percent_nonmissing"] = Percent(unexpected, considered);
        }

        result["partial_unexpected_counts"] = new JsonArray([.. Counted(examples)]);
        return new(success, result);
    }

    private static List<JsonNode?> Examples(Subject subject, RowCheck check)
    {
        // The first of those that were collected, so that not all of the file is read for them.
        var where = check.Table is null
            ? check.Scope.Within(check.Unexpected)
            : $"{Subject.RowNumber} IN (SELECT row FROM {check.Table} ORDER BY row LIMIT {Listed})";
        var limit = $"LIMIT {Listed}";
        return [.. subject.Values($"SELECT {check.Example} FROM {subject.Rows} WHERE {where} {(check.Table is null ? limit : $"ORDER BY {Subject.RowNumber} {limit}")}").Select(static row => row[0])];
    }

    private static IEnumerable<JsonNode> Counted(List<JsonNode?> examples) => examples
        .GroupBy(static value => value?.ToJsonString() ?? "null", StringComparer.Ordinal)
        .OrderByDescending(static group => group.Count())
        .ThenBy(static group => group.First() is { } value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : 0)
        .ThenBy(static group => group.Key, StringComparer.Ordinal)
        .Select(static group => new JsonObject { ["value"] = group.First()?.DeepClone(), ["count"] = group.Count() });

    private static long Count(JsonNode? node) => long.Parse(node?.ToString() ?? "0", CultureInfo.InvariantCulture);

    private static double? Percent(long part, long whole) => whole == 0 ? null : (double)part / whole * 100;
}
