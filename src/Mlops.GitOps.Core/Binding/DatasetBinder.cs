using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

internal static class DatasetBinder
{
    private static readonly string[] ColumnArguments = ["column", "column_A", "column_B"];

    private static readonly string[] ColumnListArguments = ["column_list", "column_set"];

    public static ImmutableArray<DatasetSymbol> Bind(BindScope scope)
    {
        var symbols = ImmutableArray.CreateBuilder<DatasetSymbol>();
        foreach (var dataset in scope.Syntax.Datasets)
        {
            var symbol = Bind(dataset, scope);
            scope.Datasets.Add(symbol.Name, symbol);
            symbols.Add(symbol);
        }

        return symbols.ToImmutable();
    }

    private static DatasetSymbol Bind(DatasetSyntax dataset, BindScope scope)
    {
        var subject = $"Dataset '{dataset.Name.Value}'";
        var isOpen = dataset.Body.Map("columns") is null || dataset.Columns.Any(static column => column.Type is null);
        var table = new TableType(ColumnsOf(dataset.Columns), isOpen, dataset.Name.Span)
        {
            EventColumn = dataset.EventColumn?.Value,
            KnownColumn = dataset.KnownColumn?.Value,
            HasUnreadableTimes = !dataset.HasReadableTimes,
        };
        scope.Owner(dataset.Owner, subject);
        foreach (var column in dataset.Columns) CheckBounds(column, scope.Diagnostics);
        CheckTime(table, dataset.EventColumn, subject, scope.Diagnostics);
        CheckTime(table, dataset.KnownColumn, subject, scope.Diagnostics);
        foreach (var expectation in dataset.Expectations) CheckExpectation(table, expectation, scope.Diagnostics);
        return new DatasetSymbol(dataset, table);
    }

    public static ImmutableArray<ColumnSymbol> ColumnsOf(ImmutableArray<ColumnSyntax> columns) =>
    [
        .. columns.Where(static column => column.Type is not null).Select(static column => new ColumnSymbol(column.Name.Value, column.Type!.Value, column.Name.Span)
        {
            IsKey = column.IsKey, IsLabel = column.IsLabel, IsProtected = column.IsProtected, Unit = column.Unit,
        }),
    ];

    private static void CheckBounds(ColumnSyntax column, DiagnosticBag diagnostics)
    {
        if (column.Body.Number("min") is { } min && column.Body.Number("max") is { } max && min.Value > max.Value)
            diagnostics.Report(Catalog.InvalidValue, max.Span, column.Body.Text("max")?.Value ?? "", "max", "it is less than 'min'");
    }

    private static void CheckTime(TableType table, Spanned<string>? column, string subject, DiagnosticBag diagnostics)
    {
        if (Columns.Find(table, column, subject, "it does not declare", diagnostics) is not { } found) return;
        if (found.Type.Kind is not (ColumnKind.Timestamp or ColumnKind.Date))
            Columns.ReportType(column, subject, "a timestamp or a date", found, diagnostics);
    }

    private static void CheckExpectation(TableType table, YamlEntry expectation, DiagnosticBag diagnostics)
    {
        if (expectation.Value is not YamlMap arguments) return;
        var named = ColumnArguments.Select(name => arguments.Text(name)).Concat(ColumnListArguments.SelectMany(name => arguments.Texts(name)));
        // Whether a column is there at all is what this one expectation is about.
        if (expectation.Name == "expect_column_to_exist") return;
        foreach (var column in named) Columns.Find(table, column, $"'{expectation.Name}'", "the dataset does not declare", diagnostics);
        if (arguments.Number("min_value") is { } min && arguments.Number("max_value") is { } max && min.Value > max.Value)
            diagnostics.Report(Catalog.InvalidValue, max.Span, arguments.Text("max_value")?.Value ?? "", "max_value", "it is less than 'min_value'");
    }
}
