using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>The expressions of a view, and what they read.</summary>
internal static class ViewExpressions
{
    public static Expression Parse(string text, ViewDeclaration view, ValueDeclaration value) =>
        ExpressionParser.Parse(text, out var error) ?? throw new StageFailure($"'{text}' of value '{value.Name}' of view '{view.FullName}' is no expression: {error?.Message}.");

    public static string ColumnOf(Name name) => name is { Root: "columns", Segments.Count: > 1 } ? name.Segments[1].Text : name.Root;

    /// <summary>Returns the columns of the dataset that a value reads itself, in order and without the key and the times.</summary>
    public static IEnumerable<string> ColumnsRead(ViewDeclaration view, ValueDeclaration value)
    {
        var columns = value.Column is null or "*" ? [] : new List<string> { value.Column };
        if (value.Where is { } where) columns.AddRange(Parse(where, view, value).Names().Select(ColumnOf));
        return columns.Concat(ColumnsInExpression(view, value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    public static IEnumerable<string> ColumnsInExpression(ViewDeclaration view, ValueDeclaration value) =>
        NamesIn(view, value).Where(name => !view.Values.Any(other => other.Name == name));

    /// <summary>Returns the other values of the view that an expression reads.</summary>
    public static IEnumerable<string> ValuesInExpression(ViewDeclaration view, ValueDeclaration value) =>
        NamesIn(view, value).Where(name => view.Values.Any(other => other.Name == name));

    private static IEnumerable<string> NamesIn(ViewDeclaration view, ValueDeclaration value) =>
        value.Expression is { } text ? Parse(text, view, value).Names().Select(ColumnOf).Distinct(StringComparer.Ordinal) : [];
}
