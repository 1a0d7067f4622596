using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Validating;

/// <summary>What a spec says of its columns, as expectations: that they are there, of their type, filled, and within what is allowed. A key need not be unique: events have keys.</summary>
internal static class ImpliedExpectations
{
    public static ImmutableArray<ExpectationDeclaration> Of(ImmutableArray<ColumnDeclaration> columns, Subject subject) =>
        [.. columns.SelectMany(column => Of(column, subject.Columns.Any(given => given.Name == column.Name)))];

    // One complaint is enough of a column that is not there.
    private static IEnumerable<ExpectationDeclaration> Of(ColumnDeclaration column, bool isThere)
    {
        if (!isThere)
        {
            yield return Expect("expect_column_to_exist", column);
            yield break;
        }

        yield return Expect("expect_column_values_to_be_of_type", column, ("type_", (column.Type with { IsNullable = false }).ToString()));
        if (!column.Type.IsNullable) yield return Expect("expect_column_values_to_not_be_null", column);
        if (column.Min is not null || column.Max is not null)
            yield return Expect("expect_column_values_to_be_between", column, ("min_value", ValueOf(column.Min, column.Type)), ("max_value", ValueOf(column.Max, column.Type)));
        if (column.Values is { } values)
            yield return Expect("expect_column_values_to_be_in_set", column, ("value_set", new JsonArray([.. values.Select(value => ValueOf(value, column.Type))])));
    }

    private static ExpectationDeclaration Expect(string name, ColumnDeclaration column, params ReadOnlySpan<(string Name, JsonNode? Value)> arguments)
    {
        var map = new JsonObject { ["column"] = column.Name };
        foreach (var (argument, value) in arguments)
        {
            if (value is not null) map[argument] = value;
        }

        return new(name, JsonSerializer.SerializeToElement(map), "fail");
    }

    // A declaration has what is written; numbers, truth and durations are compared as what they are.
    private static JsonNode? ValueOf(string? text, ColumnType type) => (text, type.Kind) switch
    {
        (null, _) => null,
        (_, ColumnKind.Bool) => text == "true" ? true : text == "false" ? false : text,
        (_, ColumnKind.Duration) when Quantity.TryParse(text, out var quantity) && quantity.Kind == QuantityKind.Duration => (long)Math.Round(quantity.Value * 1_000_000),
        _ when type.IsNumeric && decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _) => JsonNode.Parse(text),
        _ => text,
    };
}
