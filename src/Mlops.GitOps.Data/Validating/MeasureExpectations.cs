using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Expectations of one number, or value, that a column comes to.</summary>
internal static class MeasureExpectations
{
    public static TableCheck Min(Scope scope, Arguments arguments) => Extreme(scope, arguments, "min");

    public static TableCheck Max(Scope scope, Arguments arguments) => Extreme(scope, arguments, "max");

    public static TableCheck Mean(Scope scope, Arguments arguments)
    {
        var column = NumbersOf(scope, arguments);
        var value = Exactly(scope, column);
        return value is null
            ? Computed(arguments, () => Moments.SumOf(scope, column) is (> 0 and var count, var sum) ? sum / count : null)
            : Scanned(scope, arguments, $"(CAST(sum({value}) AS DOUBLE) / nullif(count({value}), 0))", new(DuckTypeKind.Double));
    }

    public static TableCheck Sum(Scope scope, Arguments arguments)
    {
        var column = NumbersOf(scope, arguments);
        var value = Exactly(scope, column);
        return value is null
            ? Computed(arguments, () => Moments.SumOf(scope, column) is (> 0, var sum) ? sum : null)
            : Scanned(scope, arguments, $"sum({value})", new(DuckTypeKind.HugeInt));
    }

    public static TableCheck Stdev(Scope scope, Arguments arguments)
    {
        var column = NumbersOf(scope, arguments);
        return Computed(arguments, () => Moments.Of(scope, column).Deviation);
    }

    public static TableCheck Median(Scope scope, Arguments arguments)
    {
        var column = NumbersOf(scope, arguments);
        return Computed(arguments, () =>
        {
            var ranks = RankedValues.Of(scope, column, static count => [(count - 1) / 2, count / 2]);
            return ranks is [var low, var high] ? low + ((high - low) / 2) : null;
        });
    }

    public static TableCheck UniqueCount(Scope scope, Arguments arguments)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        return Scanned(scope, arguments, $"count(DISTINCT {scope.Value(column)})", new(DuckTypeKind.BigInt));
    }

    public static TableCheck UniqueShare(Scope scope, Arguments arguments)
    {
        var value = scope.Value(scope.Subject.Column(arguments.Text("column")));
        return Scanned(scope, arguments, $"(CAST(count(DISTINCT {value}) AS DOUBLE) / nullif(count({value}), 0))", new(DuckTypeKind.Double));
    }

    public static TableCheck NonNullShare(Scope scope, Arguments arguments)
    {
        var value = scope.Value(scope.Subject.Column(arguments.Text("column")));
        return Scanned(scope, arguments, $"(CAST(count({value}) AS DOUBLE) / nullif({scope.CountAll}, 0))", new(DuckTypeKind.Double));
    }

    public static TableCheck RowCount(Scope scope, Arguments arguments) => Scanned(scope, arguments, scope.CountAll, new(DuckTypeKind.BigInt));

    public static TableCheck RowCountEqual(Scope scope, Arguments arguments)
    {
        var wanted = arguments.Count("value");
        return new([Subject.Json(scope.CountAll)], values => Outcome.Observed(values[0]?.GetValue<long>() == wanted, values[0]));
    }

    /// <summary>Returns an aggregate's check; a column without values complies with nothing.</summary>
    private static TableCheck Scanned(Scope scope, Arguments arguments, string measure, DuckType type)
    {
        var admitted = Bounds.Of(arguments).Admit(measure, type, scope.Subject);
        return new([Subject.Json(measure, type), $"CAST(coalesce({measure} IS NOT NULL AND {admitted}, FALSE) AS VARCHAR)"],
            static values => Outcome.Observed(values[1]?.GetValue<bool>() ?? false, values[0]));
    }

    private static TableCheck Computed(Arguments arguments, Func<double?> measure)
    {
        var bounds = Bounds.Of(arguments);
        return TableCheck.Known(() =>
        {
            if (measure() is not { } value) return Outcome.Observed(false, null);
            return Outcome.Observed(bounds.Admits(value), double.IsFinite(value) ? JsonValue.Create(value) : null);
        });
    }

    private static TableCheck Extreme(Scope scope, Arguments arguments, string aggregate)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        return Scanned(scope, arguments, $"{aggregate}({scope.Value(column)})", column.Type);
    }

    private static string? Exactly(Scope scope, DuckColumn column) => column.Type.Kind switch
    {
        DuckTypeKind.Boolean => $"CAST({scope.Value(column)} AS INTEGER)",
        _ when Literals.IsExact(column.Type) => scope.Value(column),
        _ => null,
    };

    private static DuckColumn NumbersOf(Scope scope, Arguments arguments)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        return Literals.IsNumeric(column.Type) || column.Type.Kind == DuckTypeKind.Boolean ? column : throw new UnfitExpectation($"'{column.Name}' is no column of numbers.");
    }
}
