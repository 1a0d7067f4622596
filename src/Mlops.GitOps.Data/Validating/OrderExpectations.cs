using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Expectations of how rows follow each other in their file, and of rows that are alike.</summary>
internal static class OrderExpectations
{
    public static RowCheck Increasing(Scope scope, Arguments arguments) => Following(scope, arguments, arguments.Flag("strictly") ? "<=" : "<");

    public static RowCheck Decreasing(Scope scope, Arguments arguments) => Following(scope, arguments, arguments.Flag("strictly") ? ">=" : ">");

    public static RowCheck Unique(Scope scope, Arguments arguments)
    {
        var check = ValueExpectations.OfColumn(scope, arguments, static _ => "FALSE");
        var name = Sql.Name(check.Columns[0].Name);
        return check with { Collect = table => CollectAlike(scope, name, $"(SELECT * FROM {scope.Rows} WHERE {name} IS NOT NULL)", table) };
    }

    public static RowCheck CompoundUnique(Scope scope, Arguments arguments)
    {
        var check = RecordExpectations.OfColumns(scope, arguments, static _ => "FALSE");
        var names = string.Join(", ", check.Columns.Select(static column => Sql.Name(column.Name)));
        var rows = $"(SELECT * FROM {scope.Rows} WHERE NOT ({check.Missing ?? "FALSE"}))";
        return check with { Collect = table => CollectAlike(scope, names, rows, table) };
    }

    // Counting groups is far cheaper than finding their rows, and most often there are none to be found.
    private static void CollectAlike(Scope scope, string names, string rows, string table)
    {
        var isAny = scope.Subject.Texts($"SELECT CAST(count(*) > 0 AS VARCHAR) FROM (SELECT 1 FROM {rows} GROUP BY {names} HAVING count(*) > 1 LIMIT 1)").Single()[0] == "true";
        scope.Subject.Execute(isAny
            ? $"CREATE TEMP TABLE {table} AS SELECT {Subject.RowNumber} AS row FROM (SELECT {Subject.RowNumber}, count(*) OVER (PARTITION BY {names}) AS alike FROM {rows}) WHERE alike > 1"
            : $"CREATE TEMP TABLE {table} (row BIGINT)");
    }

    // Without an order of its own the window goes by the order of the file, as rows stream by. Values that are missing have no place in it.
    private static RowCheck Following(Scope scope, Arguments arguments, string isWrong)
    {
        var check = ValueExpectations.OfColumn(scope, arguments, static _ => "FALSE");
        var name = Sql.Name(check.Columns[0].Name);
        return check with
        {
            Collect = table => scope.Subject.Execute(
                $"CREATE TEMP TABLE {table} AS SELECT place AS row FROM (SELECT {Subject.RowNumber} AS place, {name} AS value, lag({name}) OVER () AS previous "
                + $"FROM (SELECT * FROM {scope.Rows} WHERE {name} IS NOT NULL)) WHERE value {isWrong} previous"),
        };
    }
}
