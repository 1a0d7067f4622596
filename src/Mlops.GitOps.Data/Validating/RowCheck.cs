using System.Collections.Immutable;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Validating;

/// <summary>Asks something of each row.</summary>
/// <param name="Unexpected">True of a row that does not comply; false or null of one that is not looked at.</param>
internal sealed record RowCheck(Scope Scope, ImmutableArray<DuckColumn> Columns, string Unexpected) : Check
{
    /// <summary>True of rows that are not looked at for want of values; null where every row is.</summary>
    public string? Missing { get; init; }

    /// <summary>The share that must comply.</summary>
    public double Mostly { get; init; } = 1;

    /// <summary>Makes a table of the numbers of rows that don't comply, where one row alone can't tell.</summary>
    public Action<string>? Collect { get; init; }

    /// <summary>Whether a value of several columns is told with their names, as Great Expectations does from three words on: compound, select, multicolumn.</summary>
    public bool NamesValues { get; init; }

    /// <summary>The values of a row that does not comply, as JSON.</summary>
    public string Example => Columns switch
    {
        [var only] => Subject.Json(Sql.Name(only.Name), only.Type),
        _ when NamesValues => Subject.Json($"json_object({string.Join(", ", Columns.Select(static column => $"{Sql.Text(column.Name)}, {Finite(column)}"))})"),
        _ => Subject.Json($"json_array({string.Join(", ", Columns.Select(Finite))})"),
    };

    /// <summary>The values of a row that does not comply, in words.</summary>
    public string Reason => string.Join(" || ', ' || ", Columns.Select(static column =>
        $"{Sql.Text(column.Name)} || ' is ' || coalesce(CAST({Sql.Name(column.Name)} AS VARCHAR), 'missing')"));

    /// <summary>The table that was made of them.</summary>
    public string? Table { get; init; }

    public RowCheck CollectedIn(string table) => this with { Table = table, Unexpected = $"{Subject.RowNumber} IN (SELECT row FROM {table})" };

    // JSON has neither infinity nor what is no number.
    private static string Finite(DuckColumn column) => column.Type.Kind is DuckTypeKind.Float or DuckTypeKind.Double
        ? $"CASE WHEN isfinite({Sql.Name(column.Name)}) THEN to_json({Sql.Name(column.Name)}) ELSE to_json(CAST({Sql.Name(column.Name)} AS VARCHAR)) END"
        : Sql.Name(column.Name);
}
