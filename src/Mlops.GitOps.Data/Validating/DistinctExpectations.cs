using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Expectations of which values a column has at all.</summary>
internal static class DistinctExpectations
{
    /// <summary>How many values a report lists.</summary>
    private const int Listed = 1000;

    public static TableCheck InSet(Scope scope, Arguments arguments) => OfSet(scope, arguments, static (others, _) => others == 0);

    public static TableCheck ContainSet(Scope scope, Arguments arguments) => OfSet(scope, arguments, static (_, absent) => absent == 0);

    public static TableCheck EqualSet(Scope scope, Arguments arguments) => OfSet(scope, arguments, static (others, absent) => others == 0 && absent == 0);

    public static TableCheck MostCommonInSet(Scope scope, Arguments arguments)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        var isIn = Literals.IsIn("value", arguments.Items("value_set"), column.Type, scope.Subject);
        return TableCheck.Known(() =>
        {
            var modes = scope.Subject.Values(
                $"SELECT {Subject.Json("value", column.Type)}, CAST(coalesce({isIn}, FALSE) AS VARCHAR) FROM (SELECT value, times FROM ({Groups(scope, column)}) QUALIFY times = max(times) OVER ()) "
                + $"ORDER BY value LIMIT {Listed}").ToList();
            var within = modes.Count(static mode => mode[1]?.GetValue<bool>() ?? false);
            var success = arguments.Flag("ties_okay") ? within > 0 : modes.Count == 1 && within == 1;
            return Outcome.Observed(success, new JsonArray([.. modes.Select(static mode => mode[0])]));
        });
    }

    /// <summary>Returns a query of a column's values and how often each stands there.</summary>
    public static string Groups(Scope scope, DuckColumn column) =>
        $"SELECT {Sql.Name(column.Name)} AS value, count(*) AS times FROM {scope.Rows} WHERE {Sql.Name(column.Name)} IS NOT NULL GROUP BY ALL";

    private static TableCheck OfSet(Scope scope, Arguments arguments, Func<long, long, bool> judge)
    {
        var column = scope.Subject.Column(arguments.Text("column"));
        if (arguments.Optional("value_set") is null) return TableCheck.Known(() => Seen(scope, column, true));
        var values = arguments.Items("value_set").Where(static value => value.ValueKind != JsonValueKind.Null).ToList();
        var isIn = $"coalesce({Literals.IsIn("value", values, column.Type, scope.Subject)}, FALSE)";
        var wanted = string.Join(" UNION ", values.Select(value => $"SELECT CAST({Literals.Of(value, column.Type, scope.Subject)} AS {TypeOf(column.Type)}) AS value"));
        var size = values.Count == 0 ? "0" : $"(SELECT count(*) FROM ({wanted}))";
        return TableCheck.Known(() =>
        {
            var counts = scope.Subject.Texts(
                $"SELECT CAST(count(*) FILTER (WHERE NOT {isIn}) AS VARCHAR), CAST({size} - count(*) FILTER (WHERE {isIn}) AS VARCHAR) FROM ({Groups(scope, column)})").Single();
            return Seen(scope, column, judge(Number(counts[0]), Number(counts[1])));
        });
    }

    private static Outcome Seen(Scope scope, DuckColumn column, bool success)
    {
        var groups = scope.Subject.Values(
            $"SELECT {Subject.Json("value", column.Type)}, CAST(times AS VARCHAR) FROM (SELECT * FROM ({Groups(scope, column)}) ORDER BY value LIMIT {Listed})").ToList();
        var counts = groups.Select(static group => (JsonNode)new JsonObject { ["value"] = group[0]?.DeepClone(), ["count"] = group[1]?.DeepClone() });
        return Outcome.Observed(success, new JsonArray([.. groups.Select(static group => group[0])]), new JsonObject { ["value_counts"] = new JsonArray([.. counts]) });
    }

    // Whole numbers may be compared with 1.5, which is none of them and must not be rounded to one.
    private static string TypeOf(DuckType type) => type.Kind switch
    {
        DuckTypeKind.Boolean => "BOOLEAN",
        DuckTypeKind.Date => "DATE",
        DuckTypeKind.Varchar => "VARCHAR",
        _ when Literals.IsNumeric(type) => "DOUBLE",
        _ => "TIMESTAMP",
    };

    private static long Number(string? text) => long.Parse(text ?? "0", CultureInfo.InvariantCulture);
}
