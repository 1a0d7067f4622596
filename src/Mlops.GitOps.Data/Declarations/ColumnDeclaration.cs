using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>A column as a spec declares it.</summary>
/// <param name="Min">The smallest value allowed, as it is written.</param>
/// <param name="Max">The largest value allowed, as it is written.</param>
/// <param name="Values">The values allowed; null where all are.</param>
public sealed record ColumnDeclaration(string Name, ColumnType Type)
{
    public bool IsKey { get; init; }

    public bool IsLabel { get; init; }

    public bool IsProtected { get; init; }

    public string? Unit { get; init; }

    public string? Min { get; init; }

    public string? Max { get; init; }

    public ImmutableArray<string>? Values { get; init; }

    internal static ImmutableArray<ColumnDeclaration> AllOf(JsonElement columns) => [.. columns.EnumerateArray().Select(Of)];

    private static ColumnDeclaration Of(JsonElement column)
    {
        var type = column.Text("type");
        if (!ColumnType.TryParse(type, out var parsed, out var reason)) throw new JsonException($"'{type}' is no type: {reason}.");
        return new ColumnDeclaration(column.Text("name"), parsed)
        {
            IsKey = column.Flag("key"),
            IsLabel = column.Flag("label"),
            IsProtected = column.Flag("protected"),
            Unit = column.OptionalText("unit"),
            Min = column.OptionalText("min"),
            Max = column.OptionalText("max"),
            Values = column.TryGetProperty("values", out var values) ? [.. values.EnumerateArray().Select(static value => value.AsText())] : null,
        };
    }
}
