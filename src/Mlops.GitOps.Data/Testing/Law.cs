using System.Text.Json;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Testing;

/// <summary>Something that holds of whatever a stage gives: unique, sameRowCount, idempotent or monotone.</summary>
/// <param name="Column">The column it is about; null where it is about rows.</param>
internal sealed record Law(string Name, string? Column)
{
    public static Law Read(JsonElement law)
    {
        var (name, column) = law.ValueKind == JsonValueKind.Object && law.EnumerateObject().ToList() is [var only] ? (only.Name, only.Value.AsText()) : (law.AsText(), null);
        return (name, column) switch
        {
            ("unique" or "monotone", not null) or ("sameRowCount" or "idempotent", _) => new(name, name is "unique" or "monotone" ? column : null),
            ("unique" or "monotone", null) => throw new StageFailure($"The property '{name}' needs a column.", $"Write `{name}: column`."),
            _ => throw new StageFailure($"There is no property '{name}'.", "The properties are unique, sameRowCount, idempotent and monotone."),
        };
    }

    public override string ToString() => Column is null ? Name : $"{Name}: {Column}";
}
