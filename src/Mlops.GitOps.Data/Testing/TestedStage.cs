using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Testing;

/// <summary>The stage that is tested, as its own stage file would describe it.</summary>
/// <param name="Formats">The formats of tables that are not Parquet, by input and output.</param>
/// <param name="Types">What its outputs are, where they are no tables.</param>
internal sealed record TestedStage(
    string Kind,
    JsonElement Settings,
    ImmutableArray<string> Inputs,
    ImmutableArray<string> Outputs,
    ImmutableSortedDictionary<string, string> Formats,
    ImmutableSortedDictionary<string, string> Types,
    long Seed)
{
    /// <summary>Whether a command does its work.</summary>
    public bool IsCommand => Kind == "command";

    public static TestedStage Read(JsonElement of)
    {
        var (inputs, outputs) = (of.Item("inputs").EnumerateArray().ToList(), of.Item("outputs").EnumerateArray().ToList());
        return new(
            of.Text("kind"),
            of.Item("settings"),
            [.. inputs.Select(NameOf)],
            [.. outputs.Select(NameOf)],
            Said([.. inputs, .. outputs], "format"),
            Said(outputs, "type"),
            of.TryGetProperty("seed", out var seed) ? seed.GetInt64() : 0);
    }

    public string FormatOf(string name) => IsCommand ? Formats.GetValueOrDefault(name, "parquet") : "parquet";

    private static string NameOf(JsonElement item) => item.ValueKind == JsonValueKind.Object ? item.Text("name") : item.AsText();

    private static ImmutableSortedDictionary<string, string> Said(IEnumerable<JsonElement> items, string what)
    {
        var said = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.ValueKind == JsonValueKind.Object && item.OptionalText(what) is { } value) said[NameOf(item)] = value;
        }

        return said.ToImmutable();
    }
}
