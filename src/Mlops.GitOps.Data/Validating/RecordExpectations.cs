using System.Collections.Immutable;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Expectations of several columns of one row.</summary>
internal static class RecordExpectations
{
    public static RowCheck PairEqual(Scope scope, Arguments arguments) => OfPair(scope, arguments, static (a, b) => $"NOT coalesce({Sql.Name(a.Name)} = {Sql.Name(b.Name)}, FALSE)");

    public static RowCheck PairGreater(Scope scope, Arguments arguments) =>
        OfPair(scope, arguments, (a, b) => $"NOT coalesce({Sql.Name(a.Name)} {(arguments.Flag("or_equal") ? ">=" : ">")} {Sql.Name(b.Name)}, FALSE)");

    public static RowCheck PairInSet(Scope scope, Arguments arguments) => OfPair(scope, arguments, (a, b) =>
    {
        var pairs = arguments.Items("value_pairs_set").Select(pair => pair.ValueKind == System.Text.Json.JsonValueKind.Array && pair.GetArrayLength() == 2
            ? $"({Sql.Name(a.Name)} IS NOT DISTINCT FROM {Literals.Of(pair[0], a.Type, scope.Subject)} AND {Sql.Name(b.Name)} IS NOT DISTINCT FROM {Literals.Of(pair[1], b.Type, scope.Subject)})"
            : throw new UnfitExpectation($"{pair.GetRawText()} is no pair of values."));
        return $"NOT ({string.Join(" OR ", pairs.DefaultIfEmpty("FALSE"))})";
    });

    public static RowCheck SelectUnique(Scope scope, Arguments arguments) => OfColumns(scope, arguments, static columns =>
    {
        var pairs = columns.SelectMany((column, at) => columns.Skip(at + 1).Select(other => $"{Sql.Name(column.Name)} IS NOT DISTINCT FROM {Sql.Name(other.Name)}"));
        return $"({string.Join(" OR ", pairs.DefaultIfEmpty("FALSE"))})";
    });

    public static RowCheck SumEqual(Scope scope, Arguments arguments) => OfColumns(scope, arguments, columns =>
    {
        if (columns.FirstOrDefault(static column => !Literals.IsNumeric(column.Type)) is { } other) throw new UnfitExpectation($"'{other.Name}' is no column of numbers.");
        var sum = string.Join(" + ", columns.Select(static column => column.Type.Kind == DuckTypeKind.BigInt ? $"CAST({Sql.Name(column.Name)} AS HUGEINT)" : Sql.Name(column.Name)));
        return $"NOT coalesce({sum} = {arguments.Required("sum_total").GetRawText()}, FALSE)";
    });

    /// <summary>Returns a check of some columns of each row, but for the rows that <c>ignore_row_if</c> leaves out.</summary>
    public static RowCheck OfColumns(Scope scope, Arguments arguments, Func<ImmutableArray<DuckColumn>, string> unexpected)
    {
        ImmutableArray<DuckColumn> columns = [.. arguments.Texts("column_list").Select(scope.Subject.Column)];
        if (columns.Length < 2) throw new UnfitExpectation("'column_list' has fewer than two columns.");
        return Of(scope, arguments, columns, "all_values_are_missing", unexpected(columns)) with { NamesValues = true };
    }

    private static RowCheck OfPair(Scope scope, Arguments arguments, Func<DuckColumn, DuckColumn, string> unexpected)
    {
        var (a, b) = (scope.Subject.Column(arguments.Text("column_A")), scope.Subject.Column(arguments.Text("column_B")));
        return Of(scope, arguments, [a, b], "both_values_are_missing", unexpected(a, b));
    }

    private static RowCheck Of(Scope scope, Arguments arguments, ImmutableArray<DuckColumn> columns, string usually, string unexpected)
    {
        var nulls = columns.Select(static column => $"{Sql.Name(column.Name)} IS NULL");
        var missing = (arguments.Optional("ignore_row_if")?.GetString() ?? usually) switch
        {
            "both_values_are_missing" or "all_values_are_missing" => $"({string.Join(" AND ", nulls)})",
            "either_value_is_missing" or "any_value_is_missing" => $"({string.Join(" OR ", nulls)})",
            "never" or "neither" => "FALSE",
            var other => throw new UnfitExpectation($"'ignore_row_if' can't be '{other}'."),
        };
        return new(scope, columns, $"NOT {missing} AND {unexpected}") { Missing = missing, Mostly = arguments.Share("mostly") };
    }
}
