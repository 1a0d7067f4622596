using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Reads what an expectation says.</summary>
internal readonly record struct Arguments(JsonElement Map)
{
    public JsonElement? Optional(string name) =>
        Map.ValueKind == JsonValueKind.Object && Map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public JsonElement Required(string name) => Optional(name) ?? throw new UnfitExpectation($"'{name}' is missing.");

    public string Text(string name) => Required(name) is { ValueKind: JsonValueKind.String } text ? text.AsText() : throw new UnfitExpectation($"'{name}' is no text.");

    public bool Flag(string name) => Optional(name) is { ValueKind: JsonValueKind.True };

    public double Number(string name) => NumberOf(name, Required(name));

    public long Count(string name) => Required(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var count) && count >= 0
        ? count
        : throw new UnfitExpectation($"'{name}' is no whole number.");

    public double Share(string name) => Optional(name) is not { } value
        ? 1
        : NumberOf(name, value) is >= 0 and <= 1 and var share ? share : throw new UnfitExpectation($"'{name}' is not within 0 and 1.");

    public ImmutableArray<JsonElement> Items(string name) => Required(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray()]
        : throw new UnfitExpectation($"'{name}' is no list.");

    public ImmutableArray<string> Texts(string name) => [.. Items(name).Select(static item => item.AsText())];

    private static double NumberOf(string name, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw new UnfitExpectation($"'{name}' is no number.");
}
