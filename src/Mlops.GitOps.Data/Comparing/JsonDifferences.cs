using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Data.Comparing;

/// <summary>Compares the values of two JSON documents, each by the way to it.</summary>
internal static class JsonDifferences
{
    public static ImmutableArray<Difference> Of(byte[] before, byte[] after)
    {
        var (then, now) = (ValuesOf(before), ValuesOf(after));
        return [.. then.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => Between(path, Find(then, path), Find(now, path))).OfType<Difference>()];
    }

    private static Difference? Between(string path, string? before, string? after)
    {
        if (before == after) return null;
        if (before is null || after is null) return new Difference($"{path} is {(before is null ? "new" : "gone")}");
        return Number(before) is { } then && Number(after) is { } now
            ? then.Equals(now) ? null : new Difference(path, Math.Abs(then - now), Math.Abs(then - now) / Math.Max(Math.Abs(then), Math.Abs(now)))
            : new Difference($"{path} is {after} and was {before}");
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Find(Dictionary<string, string> values, string path) => values.GetValueOrDefault(path);

    private static Dictionary<string, string> ValuesOf(byte[] file)
    {
        using var document = JsonDocument.Parse(file);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        Add("", document.RootElement, values);
        return values;
    }

    private static void Add(string path, JsonElement element, Dictionary<string, string> values)
    {
        var separator = path.Length == 0 ? "" : ".";
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject()) Add($"{path}{separator}{property.Name}", property.Value, values);
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var at = 0;
            foreach (var item in element.EnumerateArray()) Add(string.Create(CultureInfo.InvariantCulture, $"{path}[{at++}]"), item, values);
        }
        else
        {
            values[path] = element.ToString();
        }
    }
}
