using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;

namespace Mlops.GitOps.Data.Features;

/// <summary>The rows that values are joined to.</summary>
/// <param name="Scan">What the engine reads them with, in their order.</param>
/// <param name="Event">The column that says as of when their values are.</param>
/// <param name="Columns">What is kept of each, as the engine selects it from <c>l</c>.</param>
internal sealed record LabelRows(string Scan, string Event, ImmutableArray<string> Columns)
{
    public static LabelRows Of(string scan, string eventColumn, IEnumerable<ColumnDeclaration> columns) =>
        new(scan, eventColumn, [.. columns.Select(static column => $"CAST(l.{Sql.Name(column.Name)} AS {Sql.TypeOf(column.Type)}) AS {Sql.Name(column.Name)}")]);
}
