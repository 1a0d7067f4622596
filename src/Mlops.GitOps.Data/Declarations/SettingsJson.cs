using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>Reads what specs say from the settings of a stage.</summary>
internal static class SettingsJson
{
    /// <summary>Whether a failure says that a text is no such JSON as was asked for. The same failures of other origin are mistakes of ours.</summary>
    public static bool IsUnreadable(Exception failure) => failure is JsonException
        || (failure is InvalidOperationException or KeyNotFoundException or FormatException && failure.Source?.StartsWith(typeof(JsonElement).Namespace ?? "", StringComparison.Ordinal) == true);

    public static JsonElement Item(this JsonElement map, string name) => map.TryGetProperty(name, out var value) ? value : throw new JsonException($"'{name}' is missing.");

    public static string Text(this JsonElement map, string name) => map.Item(name).AsText();

    public static string? OptionalText(this JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.AsText() : null;

    public static bool Flag(this JsonElement map, string name) => map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Returns a text, or a number as it is written.</summary>
    public static string AsText(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
}
