using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Looks columns up, and reports those that are not there or not of the right type at whoever wants them.</summary>
internal static class Columns
{
    /// <param name="whence">What lacks it, after "which": "its data does not have".</param>
    public static ColumnSymbol? Find(TableType table, Spanned<string>? column, string referrer, string whence, DiagnosticBag diagnostics)
    {
        if (column is null) return null;
        if (table.Find(MisleadingText.Strip(column.Value)) is { } found) return found;
        if (table.IsOpen) return null;
        diagnostics.Report(Catalog.UnknownColumn, column.Span, [referrer, column.Value, whence],
            Spelling.Nearest(column.Value, table.Columns.Select(static c => c.Name)), ProducerNote(table));
        return null;
    }

    public static void ReportType(Spanned<string>? column, string referrer, string wanted, ColumnSymbol found, DiagnosticBag diagnostics)
    {
        if (column is null) return;
        diagnostics.Report(Catalog.ColumnTypeMismatch, column.Span, [referrer, found.Name, wanted, found.Type.ToString()],
            related: [DeclaredHere(found)]);
    }

    public static RelatedLocation DeclaredHere(ColumnSymbol column) =>
        new($"'{column.Name}' is declared as {column.Type} here", column.DeclaredAt.ToLocation());

    public static IEnumerable<RelatedLocation> ProducerNote(TableType table) =>
        table.DeclaredAt.File is null ? [] : [new RelatedLocation("the columns are declared here", table.DeclaredAt.ToLocation())];
}
