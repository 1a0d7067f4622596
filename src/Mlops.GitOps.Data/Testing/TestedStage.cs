using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Testing;

/// <summary>The built-in stage that is tested, as its own stage file would describe it.</summary>
internal sealed record TestedStage(string Kind, JsonElement Settings, ImmutableArray<string> Inputs, ImmutableArray<string> Outputs, long Seed)
{
    public static TestedStage Read(JsonElement of) => new(
        of.Text("kind"),
        of.Item("settings"),
        [.. of.Item("inputs").EnumerateArray().Select(static input => input.ValueKind == JsonValueKind.Object ? input.Text("name") : input.AsText())],
        [.. of.Item("outputs").EnumerateArray().Select(static output => output.AsText())],
        of.TryGetProperty("seed", out var seed) ? seed.GetInt64() : 0);
}
