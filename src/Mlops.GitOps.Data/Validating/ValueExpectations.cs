using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Expectations of each value of a column.</summary>
internal static class ValueExpectations
{
    public static RowCheck NotNull(Scope scope, Arguments arguments)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        return new(scope, [column], $"{Sql.Name(column.Name)} IS NULL") { Mostly = arguments.Share("mostly") };
    }

    public static RowCheck Null(Scope scope, Arguments arguments)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        return new(scope, [column], $"{Sql.Name(column.Name)} IS NOT NULL") { Mostly = arguments.Share("mostly") };
    }

    public static RowCheck InSet(Scope scope, Arguments arguments) => OfColumn(scope, arguments, column =>
        $"NOT coalesce({Literals.IsIn(Sql.Name(column.Name), arguments.Items("value_set"), column.Type, scope.Subject)}, FALSE)");

    public static RowCheck NotInSet(Scope scope, Arguments arguments) => OfColumn(scope, arguments, column =>
        Literals.IsIn(Sql.Name(column.Name), arguments.Items("value_set"), column.Type, scope.Subject));

    public static RowCheck Between(Scope scope, Arguments arguments) => OfColumn(scope, arguments, column =>
    {
        var bounds = Bounds.Of(arguments);
        return bounds.AreMissing
            ? throw new UnfitExpectation("'min_value' and 'max_value' are both missing.")
            : $"NOT ({bounds.Admit(Sql.Name(column.Name), column.Type, scope.Subject)})";
    });

    public static RowCheck LengthBetween(Scope scope, Arguments arguments) => OfColumn(scope, arguments, column =>
    {
        var bounds = Bounds.Of(arguments);
        return bounds.AreMissing
            ? throw new UnfitExpectation("'min_value' and 'max_value' are both missing.")
            : $"NOT ({bounds.Admit(LengthOf(column), new(DuckTypeKind.BigInt), scope.Subject, mayBeEmpty: true)})";
    });

    public static RowCheck LengthEqual(Scope scope, Arguments arguments) => OfColumn(scope, arguments, column =>
        FormattableString.Invariant($"{LengthOf(column)} <> {arguments.Count("value")}"));

    /// <summary>How many standard deviations from the mean; not fewer than the threshold is too many.</summary>
    public static RowCheck ZScore(Scope scope, Arguments arguments) => OfColumn(scope, arguments, column =>
    {
        if (!Literals.IsNumeric(column.Type)) throw new UnfitExpectation($"'{column.Name}' is no column of numbers.");
        var moments = Moments.Of(scope, column);
        var threshold = arguments.Number("threshold");
        if (moments.Mean is not { } mean || moments.Deviation is not { } deviation || deviation == 0) return "TRUE";
        var score = $"((CAST({Sql.Name(column.Name)} AS DOUBLE) - {Literals.Number(mean)}) / {Literals.Number(deviation)})";
        return arguments.Flag("double_sided") ? $"NOT (abs({score}) < {Literals.Number(Math.Abs(threshold))})" : $"NOT ({score} < {Literals.Number(threshold)})";
    });

    /// <summary>Returns a check of the values that a column has.</summary>
    public static RowCheck OfColumn(Scope scope, Arguments arguments, Func<DuckColumn, string> unexpected)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        var name = Sql.Name(column.Name);
        return new(scope, [column], $"{name} IS NOT NULL AND {unexpected(column)}") { Missing = $"{name} IS NULL", Mostly = arguments.Share("mostly") };
    }

    private static string LengthOf(DuckColumn column) =>
        column.Type.Kind == DuckTypeKind.Varchar ? $"length({Sql.Name(column.Name)})" : throw new UnfitExpectation($"'{column.Name}' is no column of texts.");
}
