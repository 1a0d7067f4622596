using System.Text.Json;

namespace Mlops.GitOps.Data.Tests.Statistics;

/// <summary>Reference cases: a function, its inputs, the value, where that value comes from and how near is near.</summary>
internal static class CaseFile
{
    private const double Usual = 1e-9;

    public static string Folder { get; } = Core.Tests.Repository.PathOf("tests", "Mlops.GitOps.Data.Tests", "Statistics", "Cases");

    public static IEnumerable<JsonElement> All() => Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Read);

    public static JsonElement[] Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.EnumerateArray().Select(static item => item.Clone())];
    }

    public static double Tolerance(JsonElement @case) => @case.TryGetProperty("tolerance", out var tolerance) ? tolerance.GetDouble() : Usual;

    /// <summary>Whether a value is the expected one; of a map it may hold more than is expected, for sources seldom print all.</summary>
    public static bool IsNear(JsonElement expected, JsonElement actual, double tolerance) => expected.ValueKind switch
    {
        JsonValueKind.Object => actual.ValueKind == JsonValueKind.Object
            && expected.EnumerateObject().All(item => actual.TryGetProperty(item.Name, out var value) && IsNear(item.Value, value, tolerance)),
        JsonValueKind.Array => actual.ValueKind == JsonValueKind.Array && expected.GetArrayLength() == actual.GetArrayLength()
            && expected.EnumerateArray().Zip(actual.EnumerateArray()).All(pair => IsNear(pair.First, pair.Second, tolerance)),
        JsonValueKind.Number => actual.ValueKind == JsonValueKind.Number && IsNear(expected.GetDouble(), actual.GetDouble(), tolerance),
        _ => expected.ToString() == actual.ToString(),
    };

    // Beside a relative tolerance there is one for results that are 0 but for roundings.
    public static bool IsNear(double expected, double actual, double tolerance) =>
        Math.Abs(expected - actual) <= (tolerance * Math.Max(Math.Abs(expected), Math.Abs(actual))) + 1e-14;
}
