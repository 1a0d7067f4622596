using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Reads and checks the expressions of a spec. What can't be read is reported, and null.</summary>
internal static class ExpressionBinder
{
    /// <summary>Binds the expression under a key; none is there where the key is not.</summary>
    public static ParsedExpression? Bind(YamlMap? map, string key, ExpressionScope scope, ExpressionPlace place, DiagnosticBag diagnostics)
    {
        if (map?.Find(key) is not { } entry || ExpressionReader.ReadEntry(map, entry, diagnostics, out _) is not { } parsed) return null;
        Check(parsed, scope, place, diagnostics);
        return parsed;
    }

    public static IEnumerable<ParsedExpression> BindList(YamlNode? list, ExpressionScope scope, ExpressionPlace place, DiagnosticBag diagnostics)
    {
        if (list is not YamlSequence sequence) return [];
        var parsed = ExpressionReader.ReadList(sequence, diagnostics);
        foreach (var expression in parsed) Check(expression, scope, place, diagnostics);
        return parsed;
    }

    public static ExpressionType Check(ParsedExpression parsed, ExpressionScope scope, ExpressionPlace place, DiagnosticBag diagnostics)
    {
        if (MisleadingText.Find(parsed.Text.Text) is { } misleading)
            diagnostics.Report(Catalog.MisleadingCharacter, parsed.Text.Source.Span, misleading.Name);
        return ExpressionChecker.Check(parsed.Expression, parsed.Text, scope, place, diagnostics);
    }

    /// <summary>Makes the names that an expression over columns sees: each by itself, and all in <c>columns["…"]</c>.</summary>
    /// <param name="whence">What lacks a column that is not there, after "which": "dataset 'payments' does not declare".</param>
    public static ExpressionScope ColumnScope(IEnumerable<ColumnSymbol> columns, bool isOpen, string whence)
    {
        var leaves = new Dictionary<string, NameTree>(StringComparer.Ordinal);
        foreach (var column in columns) leaves[column.Name] = NameTree.Leaf(TypeOf(column));
        var others = isOpen ? NameTree.Unresolved : null;
        var byName = NameTree.Branch(NameKind.Column, new Dictionary<string, NameTree>(leaves, StringComparer.Ordinal), whence, others: others);
        leaves.TryAdd("columns", byName);
        return new ExpressionScope(NameTree.Branch(NameKind.Column, leaves, whence, others: others));
    }

    public static ExpressionType TypeOf(ColumnSymbol column) => column.Type.Kind switch
    {
        ColumnKind.Bool => ExpressionType.Bool,
        ColumnKind.String => ExpressionType.String,
        ColumnKind.Date or ColumnKind.Timestamp => ExpressionType.Timestamp,
        ColumnKind.Duration => ExpressionType.Duration,
        ColumnKind.Vector => ExpressionType.Any,
        _ => ExpressionType.NumberOf(column.Unit),
    };
}
