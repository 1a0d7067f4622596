using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features;

/// <summary>Which columns of a dataset the values of a view are made from.</summary>
public static class Lineage
{
    /// <summary>Returns for each value, in the order of the view, the columns that decide what it is, in the order of their names.</summary>
    public static ImmutableArray<ValueLineage> Of(ViewDeclaration view)
    {
        var own = view.Values.ToDictionary(static value => value.Name, value => ViewExpressions.ColumnsRead(view, value).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var value in ValueOrder.Of(view))
        {
            foreach (var other in ViewExpressions.ValuesInExpression(view, value)) own[value.Name].UnionWith(own[other]);
        }

        return [.. view.Values.Select(value => new ValueLineage(view.FullName, value.Name, view.Dataset.Name, WithJoin(own[value.Name], view)))];
    }

    // The key and the times say which rows count, so they are part of every value.
    private static ImmutableArray<string> WithJoin(IEnumerable<string> columns, ViewDeclaration view)
    {
        var joined = new[] { view.Key, view.Dataset.EventColumn, view.Dataset.KnownColumn }.OfType<string>();
        return [.. columns.Concat(joined).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
