using System.Text.Json;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Declarations;

/// <summary>A value of a view: an aggregate over rows, or an expression over the newest row and the view's other values.</summary>
/// <param name="Function">count sum mean min max var stddev first last unique; null for an expression.</param>
/// <param name="Column">The column it is over; <c>*</c> for a count of rows.</param>
/// <param name="Expression">The expression, in the language of specs.</param>
/// <param name="Where">Which rows count, in the language of specs.</param>
/// <param name="WindowSeconds">How far back rows count; null for as far as the view's ttl lets.</param>
public sealed record ValueDeclaration(
    string Name, ColumnType Type, string? Function, string? Column, string? Expression, string? Where, double? WindowSeconds)
{
    internal static ValueDeclaration Of(JsonElement value)
    {
        var type = value.Text("type");
        if (!ColumnType.TryParse(type, out var parsed, out var reason)) throw new JsonException($"'{type}' is no type: {reason}.");
        return new ValueDeclaration(
            value.Text("name"), parsed, value.OptionalText("function"), value.OptionalText("column"), value.OptionalText("expr"), value.OptionalText("where"),
            value.TryGetProperty("window", out var window) ? window.GetDouble() : null);
    }
}
