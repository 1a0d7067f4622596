using System.Collections.Immutable;
using System.Text.Json;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>A model as a spec declares it; of one that is not registered little is known.</summary>
/// <param name="Task">binary, multiclass, regression or ranking.</param>
/// <param name="Inputs">The columns it reads; null for whatever its rows have.</param>
public sealed record ModelDeclaration(string? Name, string? Task, ImmutableArray<InputDeclaration>? Inputs, OutputDeclaration? Output)
{
    public static ModelDeclaration Unknown { get; } = new(null, null, null, null);

    public static ModelDeclaration Of(JsonElement model) => new(
        model.OptionalText("name"),
        model.OptionalText("task"),
        model.TryGetProperty("inputs", out var inputs) ? [.. inputs.EnumerateArray().Select(InputDeclaration.Of)] : null,
        model.TryGetProperty("output", out var output) && output.TryGetProperty("name", out _) ? OutputDeclaration.Of(output) : null);
}
