using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Graph;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Binds the values of a view: aggregates over columns, then expressions, which also see the view's other values.</summary>
internal static class ViewValueBinder
{
    public static ImmutableArray<ColumnSymbol> Bind(FeatureViewSyntax view, TableType table, DiagnosticBag diagnostics)
    {
        var whence = view.From is { } from ? $"dataset '{from.Value}' does not declare" : "its dataset does not declare";
        var rows = ExpressionBinder.ColumnScope(table.Columns, table.IsOpen, whence);
        var values = new Dictionary<string, ColumnSymbol>(StringComparer.Ordinal);
        foreach (var value in view.Values)
        {
            if (value.Type is not { } type) continue;
            var referrer = $"Value '{value.Name.Value}'";
            var origin = value.Aggregate is { } aggregate ? BindAggregate(value, aggregate, table, referrer, diagnostics) : null;
            var filter = ExpressionBinder.Bind(value.Body, "where", rows, new ExpressionPlace($"'where' of value '{value.Name.Value}'", ExpressionType.Bool), diagnostics);
            var because = Protection(origin) ?? ProtectionOf(filter, table.Columns);
            values[value.Name.Value] = new ColumnSymbol(value.Name.Value, type.Value, value.Name.Span) { IsProtected = because is not null, ProtectedBecauseOf = because, Unit = UnitOf(value, origin) };
        }

        BindExpressions(view, table, values, whence, diagnostics);
        return [.. view.Values.Where(value => values.ContainsKey(value.Name.Value)).Select(value => values[value.Name.Value])];
    }

    private static ColumnSymbol? BindAggregate(
        ViewValueSyntax value, (string Function, Spanned<string> Column) aggregate, TableType table, string referrer, DiagnosticBag diagnostics)
    {
        var (function, column) = aggregate;
        var isCount = function == "count";
        if (column.Value == "*" && isCount)
        {
            CheckResult(value, new ColumnType(ColumnKind.Int), $"'{function}'", diagnostics);
            return null;
        }

        if (Columns.Find(table, column, referrer, "its dataset does not declare", diagnostics) is not { } found) return null;
        var wantsNumber = function is "sum" or "mean" or "var" or "stddev";
        var lacksOrder = found.Type.Kind is ColumnKind.Bool or ColumnKind.Vector;
        if (wantsNumber && !found.Type.IsNumeric && found.Type.Kind != ColumnKind.Duration) Columns.ReportType(column, referrer, "a number", found, diagnostics);
        else if (lacksOrder && (function is "min" or "max")) Columns.ReportType(column, referrer, "something with an order", found, diagnostics);
        else CheckResult(value, ResultOf(function, found.Type), $"'{function}'", diagnostics);
        return found;
    }

    // Of no rows there is a count, and nothing else.
    private static ColumnType ResultOf(string function, ColumnType column) => function switch
    {
        "count" or "unique" => new ColumnType(ColumnKind.Int),
        "mean" or "var" or "stddev" => new ColumnType(ColumnKind.Float, IsNullable: true),
        _ => column with { IsNullable = true },
    };

    private static void CheckResult(ViewValueSyntax value, ColumnType given, string referrer, DiagnosticBag diagnostics)
    {
        if (value.Type is not { } declared || declared.Value.Accepts(given)) return;
        var isNarrowed = declared.Value.IsNumeric && given.IsNumeric && declared.Value.Kind is not ColumnKind.Int && (declared.Value.IsNullable || !given.IsNullable);
        if (isNarrowed) return;
        var found = new ColumnSymbol(value.Name.Value, declared.Value, value.Name.Span);
        Columns.ReportType(new Spanned<string>(found.Name, declared.Span), referrer, given.ToString(), found, diagnostics);
    }

    private static void BindExpressions(
        FeatureViewSyntax view, TableType table, Dictionary<string, ColumnSymbol> values, string whence, DiagnosticBag diagnostics)
    {
        if (!view.Values.Any(static value => value.Expression is not null)) return;
        var all = table.Columns.Where(column => !values.ContainsKey(column.Name)).Concat(values.Values).ToList();
        var scope = ExpressionBinder.ColumnScope(all, table.IsOpen || !view.KnowsValues, $"{whence}, nor is it a value of this view");
        var reads = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var value in view.Values)
        {
            var name = value.Name.Value;
            reads[name] = [];
            if (!values.TryGetValue(name, out var symbol)) continue;
            var place = new ExpressionPlace($"'expr' of value '{name}'", WantedBy(symbol.Type));
            if (ExpressionBinder.Bind(value.Body, "expr", scope, place, diagnostics) is not { } parsed) continue;
            reads[name] = [.. ColumnsIn(parsed).Where(values.ContainsKey)];
            if (ProtectionOf(parsed, table.Columns) is { } because) values[name] = symbol with { IsProtected = true, ProtectedBecauseOf = because };
        }

        foreach (var cycle in CycleFinder.Find(reads))
            CycleReport.Report("Values", [.. cycle.Select(name => view.Values.First(value => value.Name.Value == name).Name)], diagnostics);
        SpreadProtection(reads, values);
    }

    // Protection travels along any number of expressions; each round carries it one step.
    private static void SpreadProtection(Dictionary<string, IReadOnlyList<string>> reads, Dictionary<string, ColumnSymbol> values)
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var (name, sources) in reads)
            {
                if (!values.TryGetValue(name, out var value) || value.IsProtected) continue;
                if (sources.Select(source => values[source]).FirstOrDefault(static source => source.IsProtected) is not { } origin) continue;
                values[name] = value with { IsProtected = true, ProtectedBecauseOf = origin.ProtectedBecauseOf };
                changed = true;
            }
        }
    }

    private static ExpressionType? WantedBy(ColumnType type) => type.Kind switch
    {
        ColumnKind.Bool => ExpressionType.Bool,
        ColumnKind.String => ExpressionType.String,
        ColumnKind.Duration => ExpressionType.Duration,
        _ when type.IsNumeric => ExpressionType.Number,
        _ => null,
    };

    private static string? UnitOf(ViewValueSyntax value, ColumnSymbol? origin) =>
        value.Aggregate is { Function: not ("count" or "unique" or "var") } ? origin?.Unit : null;

    private static string? Protection(ColumnSymbol? column) => column is { IsProtected: true } ? column.Name : null;

    private static string? ProtectionOf(ParsedExpression? expression, ImmutableArray<ColumnSymbol> columns)
    {
        if (expression is null) return null;
        var names = ColumnsIn(expression).ToList();
        return Protection(columns.FirstOrDefault(column => column.IsProtected && names.Contains(column.Name)));
    }

    private static IEnumerable<string> ColumnsIn(ParsedExpression parsed) =>
        parsed.Expression.Names().Select(static name => name is { Root: "columns", Segments.Count: > 1 } ? name.Segments[1].Text : name.Root);
}
