using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Planning;

/// <summary>Says which settings of a built-in stage changed, by the names that they have in the specs.</summary>
internal static class SettingsChanges
{
    private const int Short = 40;

    private const string Champions = "champions";

    public static void Add(string? before, string? after, ImmutableArray<Reason>.Builder reasons)
    {
        if (before is null || after is null)
        {
            reasons.Add(new Reason("settings changed"));
            return;
        }

        using var earlier = JsonDocument.Parse(before);
        using var later = JsonDocument.Parse(after);
        Compare("", earlier.RootElement, later.RootElement, reasons);
    }

    private static void Compare(string path, JsonElement before, JsonElement after, ImmutableArray<Reason>.Builder reasons)
    {
        if (JsonElement.DeepEquals(before, after)) return;
        if (PartsOf(before) is { } earlier && PartsOf(after) is { } later)
        {
            var said = reasons.Count;

            // The inputs that bring them tell which they are.
            var isTold = path.Length == 0 && (earlier.Remove(Champions) | later.Remove(Champions));
            foreach (var (name, value) in later)
            {
                var at = path.Length == 0 ? name : $"{path}.{name}";
                if (earlier.TryGetValue(name, out var old)) Compare(at, old, value, reasons);
                else reasons.Add(ReasonOf(at, null, value));
            }

            foreach (var (name, value) in earlier)
            {
                if (!later.ContainsKey(name)) reasons.Add(ReasonOf(path.Length == 0 ? name : $"{path}.{name}", value, null));
            }

            // The same parts in another order.
            if (reasons.Count == said && !isTold) reasons.Add(new Reason($"the order of {(path.Length == 0 ? "settings" : path)} changed"));
        }
        else
        {
            reasons.Add(ReasonOf(path, before, after));
        }
    }

    /// <summary>Returns the entries of a map, or of a list of things that have names.</summary>
    private static Dictionary<string, JsonElement>? PartsOf(JsonElement value)
    {
        var parts = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in value.EnumerateObject()) parts[entry.Name] = entry.Value;
            return parts;
        }

        if (value.ValueKind != JsonValueKind.Array) return null;
        foreach (var item in value.EnumerateArray())
        {
            var isNamed = item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String && parts.TryAdd(name.GetString() ?? "", item);
            if (!isNamed) return null;
        }

        return parts;
    }

    private static Reason ReasonOf(string path, JsonElement? before, JsonElement? after)
    {
        var (from, to) = (TextOf(before), TextOf(after));
        return (from ?? to ?? "").Length > 0 && (from?.Length ?? 0) <= Short && (to?.Length ?? 0) <= Short && !IsNested(before) && !IsNested(after)
            ? new Reason(path, from, to)
            : new Reason($"{path} changed");
    }

    private static bool IsNested(JsonElement? value) => value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array };

    private static string? TextOf(JsonElement? value) => value is not { } given ? null : given.ValueKind == JsonValueKind.String ? given.GetString() : given.GetRawText();
}
