using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Validating;

namespace Mlops.GitOps.Data.Testing;

/// <summary>Compares rows as people read them: row, column, what was expected and what came. Floats may differ by a billionth of themselves.</summary>
internal static class Differences
{
    private const double Tolerance = 1e-9;
    private const int Told = 20;

    public static ImmutableArray<string> Of(string output, ImmutableArray<string> columns, List<JsonNode?[]> expected, List<JsonNode?[]> actual, bool isUnordered)
    {
        if (isUnordered) (expected, actual) = (Sorted(expected), Sorted(actual));
        List<string> differences = [];
        if (expected.Count != actual.Count) differences.Add($"{output}: expected {expected.Count} rows, got {actual.Count}");
        for (var row = 0; row < Math.Max(expected.Count, actual.Count) && differences.Count < Told; row++)
        {
            if (row >= actual.Count) differences.Add($"{output}: row {row + 1}: expected {Row(columns, expected[row])}, got none");
            else if (row >= expected.Count) differences.Add($"{output}: row {row + 1}: expected none, got {Row(columns, actual[row])}");
            else for (var at = 0; at < columns.Length; at++)
            {
                if (!AreSame(expected[row][at], actual[row][at]))
                    differences.Add($"{output}: row {row + 1}, column {columns[at]}: expected {Text(expected[row][at])}, got {Text(actual[row][at])}");
            }
        }

        return [.. differences];
    }

    private static bool AreSame(JsonNode? expected, JsonNode? actual)
    {
        if (expected is null || actual is null) return expected is null && actual is null;
        if (JsonNode.DeepEquals(expected, actual)) return true;
        if (expected.GetValueKind() != JsonValueKind.Number || actual.GetValueKind() != JsonValueKind.Number) return false;
        var (a, b) = (expected.GetValue<double>(), actual.GetValue<double>());
        var areFloats = a != Math.Floor(a) || b != Math.Floor(b);
        return areFloats && Math.Abs(a - b) <= Tolerance * Math.Max(Math.Abs(a), Math.Abs(b));
    }

    private static List<JsonNode?[]> Sorted(List<JsonNode?[]> rows) => [.. rows.OrderBy(static row => string.Join('\u001f', row.Select(Text)), StringComparer.Ordinal)];

    private static string Row(ImmutableArray<string> columns, JsonNode?[] row) => $"{{{string.Join(", ", columns.Zip(row, static (column, value) => $"{column}: {Text(value)}"))}}}";

    private static string Text(JsonNode? value) => value?.ToJsonString(ReportJson.Options) ?? "null";
}
