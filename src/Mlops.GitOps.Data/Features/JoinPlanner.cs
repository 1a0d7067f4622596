using System.Collections.Immutable;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features;

/// <summary>Puts the views that read the same rows together, so that these are read once.</summary>
internal static class JoinPlanner
{
    public static ImmutableArray<JoinPlan> Plan(ImmutableArray<ViewDeclaration> views)
    {
        var outputs = views.SelectMany(static view => view.Values.Select(value => (view, value))).Select(static (pair, output) => (pair.view, pair.value, output)).ToList();
        return [.. outputs.GroupBy(static item => (item.view.Input, item.view.Key)).Select(group => PlanOf([.. group]))];
    }

    private static JoinPlan PlanOf(List<(ViewDeclaration View, ValueDeclaration Value, int Output)> items)
    {
        var first = items[0].View;
        var (used, ordered) = ColumnsOf(items.Select(static item => (item.View, item.Value)));
        var layout = RecordLayout.Of(first.Dataset, first.Key, used, ordered);
        var (conditions, places) = (new List<Func<ExpressionInput, Scalar>>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var values = ImmutableArray.CreateBuilder<ValuePlan>();
        foreach (var view in items.GroupBy(static item => item.View))
        {
            var within = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var value in ValueOrder.Of(view.Key))
            {
                var output = view.First(item => item.Value == value).Output;
                var expression = value.Expression is { } text ? CompiledExpression.Of<ExpressionInput>(ViewExpressions.Parse(text, view.Key, value), name => Resolve(name, layout, within)) : null;
                values.Add(ValueOf(view.Key, value, output, layout, ConditionOf(view.Key, value), expression));
                within[value.Name] = values.Count - 1;
            }
        }

        return new JoinPlan(first.Input, first.Key, first.Dataset, layout, [.. conditions], values.ToImmutable());

        int ConditionOf(ViewDeclaration view, ValueDeclaration value)
        {
            if (value.Where is not { } where) return -1;
            if (places.TryGetValue(where, out var known)) return known;
            conditions.Add(CompiledExpression.Of<ExpressionInput>(ViewExpressions.Parse(where, view, value), name => Resolve(name, layout, [])));
            return places[where] = conditions.Count - 1;
        }
    }

    private static ValuePlan ValueOf(ViewDeclaration view, ValueDeclaration value, int output, RecordLayout layout, int where, Func<ExpressionInput, Scalar>? expression)
    {
        var column = value.Column is null or "*" ? null : layout.Find(value.Column);
        return new ValuePlan(view.FullName, value, output, column, where, Ages.Of(view.TtlSeconds, value.WindowSeconds), NaturalType(value, column), expression);
    }

    private static ColumnType NaturalType(ValueDeclaration value, RecordColumn? column) => value.Function switch
    {
        "count" or "unique" => new ColumnType(ColumnKind.Int),
        "mean" or "var" or "stddev" => new ColumnType(ColumnKind.Float),
        "sum" => column?.Type.Kind switch
        {
            ColumnKind.Decimal => column.Type with { Precision = 38 },
            ColumnKind.Float or ColumnKind.Float32 => new ColumnType(ColumnKind.Float),
            _ => new ColumnType(ColumnKind.Int),
        },
        null => value.Type.Kind switch
        {
            ColumnKind.Bool or ColumnKind.String => value.Type,
            ColumnKind.Date or ColumnKind.Timestamp => new ColumnType(ColumnKind.Timestamp),
            ColumnKind.Duration => new ColumnType(ColumnKind.Duration),
            _ => new ColumnType(ColumnKind.Float),
        },
        _ when column?.Kind == SlotKind.Real => new ColumnType(ColumnKind.Float),
        _ => column?.Type ?? value.Type,
    };

    private static Func<ExpressionInput, Scalar> Resolve(Name name, RecordLayout layout, Dictionary<string, int> values)
    {
        var written = ViewExpressions.ColumnOf(name);
        if (values.TryGetValue(written, out var place)) return input => input.Values[place];
        var column = layout.Find(written);
        return input => Record.ScalarOf(input.Record, column);
    }

    private static (HashSet<string> Used, HashSet<string> Ordered) ColumnsOf(IEnumerable<(ViewDeclaration View, ValueDeclaration Value)> items)
    {
        var (used, ordered) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (view, value) in items)
        {
            used.UnionWith(ViewExpressions.ColumnsRead(view, value));
            if (value.Function is "first" or "last" && value.Column is { } column) ordered.Add(column);
            if (value.Expression is not null) ordered.UnionWith(ViewExpressions.ColumnsInExpression(view, value));
        }

        return (used, ordered);
    }
}
