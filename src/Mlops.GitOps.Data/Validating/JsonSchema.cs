using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Holds a value against a JSON schema, in the words of it that say what a value is. A word we don't know is refused, so that nothing passes unchecked.</summary>
internal static class JsonSchema
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static bool Accepts(JsonElement schema, JsonElement value) => schema.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Object => schema.EnumerateObject().All(word => Holds(word.Name, word.Value, schema, value)),
        _ => throw new UnfitExpectation($"{schema.GetRawText()} is no JSON schema."),
    };

    private static bool Holds(string word, JsonElement said, JsonElement schema, JsonElement value) => word switch
    {
        "type" => said.ValueKind == JsonValueKind.Array ? said.EnumerateArray().Any(type => IsA(type.GetString(), value)) : IsA(said.GetString(), value),
        "enum" => said.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)),
        "const" => JsonElement.DeepEquals(said, value),
        "allOf" => said.EnumerateArray().All(other => Accepts(other, value)),
        "anyOf" => said.EnumerateArray().Any(other => Accepts(other, value)),
        "oneOf" => said.EnumerateArray().Count(other => Accepts(other, value)) == 1,
        "not" => !Accepts(said, value),
        "minimum" => Number(value) is not { } number || number >= said.GetDouble(),
        "maximum" => Number(value) is not { } number || number <= said.GetDouble(),
        "exclusiveMinimum" => Number(value) is not { } number || number > said.GetDouble(),
        "exclusiveMaximum" => Number(value) is not { } number || number < said.GetDouble(),
        "multipleOf" => Number(value) is not { } number || Math.IEEERemainder(number, said.GetDouble()) == 0,
        "minLength" => Length(value) is not { } length || length >= said.GetInt32(),
        "maxLength" => Length(value) is not { } length || length <= said.GetInt32(),
        "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString() ?? "", said.GetString() ?? "", RegexOptions.CultureInvariant, Patience),
        "items" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().All(item => Accepts(said, item)),
        "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= said.GetInt32(),
        "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= said.GetInt32(),
        "uniqueItems" => !said.GetBoolean() || value.ValueKind != JsonValueKind.Array || AreUnique([.. value.EnumerateArray()]),
        "required" => value.ValueKind != JsonValueKind.Object || said.EnumerateArray().All(name => value.TryGetProperty(name.GetString() ?? "", out _)),
        "properties" => value.ValueKind != JsonValueKind.Object || said.EnumerateObject().All(item => !value.TryGetProperty(item.Name, out var inner) || Accepts(item.Value, inner)),
        "additionalProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().All(item => IsNamed(schema, item.Name) || Accepts(said, item.Value)),
        "$schema" or "$id" or "title" or "description" or "default" or "examples" or "$comment" or "format" => true,
        _ => throw new UnfitExpectation($"'{word}' of a JSON schema is not checked here."),
    };

    private static bool IsA(string? type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => Number(value) is { } number && number == Math.Floor(number),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => throw new UnfitExpectation($"'{type}' is no type of a JSON schema."),
    };

    private static bool IsNamed(JsonElement schema, string name) => schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out _);

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static int? Length(JsonElement value) => value.ValueKind == JsonValueKind.String ? new StringInfo(value.GetString() ?? "").LengthInTextElements : null;

    private static bool AreUnique(IReadOnlyList<JsonElement> items) =>
        !items.Where((item, at) => items.Skip(at + 1).Any(other => JsonElement.DeepEquals(item, other))).Any();
}
