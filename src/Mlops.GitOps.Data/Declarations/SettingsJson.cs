using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>Reads what specs say from the settings of a stage.</summary>
internal static class SettingsJson
{
    public static string Text(this JsonElement map, string name) => map.GetProperty(name).AsText();

    public static string? OptionalText(this JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.AsText() : null;

    public static bool Flag(this JsonElement map, string name) => map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    /// <summary>Returns a text, or a number as it is written.</summary>
    public static string AsText(this JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
}
