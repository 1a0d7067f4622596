using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Makes queries of conditions. Of each there are two: one has a result where the condition is true, the other where it is false,
/// and neither has one where it is unknown. That is how three values survive in a language that knows only presence.</summary>
internal sealed class ConditionQuery(ConditionNames names)
{
    /// <summary>How deep parts may nest that are written out twice.</summary>
    public const int MaximumDoubling = 5;

    private readonly NumberQuery numbers = new(names);

    private Query Never => Query.Unless(names.Always, names.Always);

    /// <summary>Returns the query that has a result exactly where the condition is true.</summary>
    public static Query Of(Expression condition, ConditionNames names)
    {
        var query = new ConditionQuery(names);
        return query.When(condition, wanted: true);
    }

    /// <summary>Counts how deep parts nest that are written out twice; each level doubles the text.</summary>
    public static int DoublingOf(Expression expression) => expression switch
    {
        Unary unary => DoublingOf(unary.Operand),
        Binary { Operator: BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Divide } binary => 1 + Math.Max(DoublingOf(binary.Left), DoublingOf(binary.Right)),
        Binary binary => Math.Max(DoublingOf(binary.Left), DoublingOf(binary.Right)),
        Conditional conditional => 1 + new[] { conditional.Condition, conditional.Then, conditional.Else }.Max(DoublingOf),
        Call call => (call.Function is Function.Min or Function.Max ? call.Arguments.Count - 1 : 1) + call.Arguments.Items.Select(DoublingOf).DefaultIfEmpty().Max(),
        In @in => 1 + Math.Max(DoublingOf(@in.Item), DoublingOf(@in.List)),
        ListLiteral list => list.Items.Items.Select(DoublingOf).DefaultIfEmpty().Max(),
        _ => 0,
    };

    public Query When(Expression condition, bool wanted)
    {
        if (!condition.Names().Any())
        {
            var value = ExpressionEvaluator.Evaluate(condition, static _ => Value.Unknown);
            return (wanted ? value.IsTrue : value.IsFalse) ? names.Always : Never;
        }

        return condition switch
        {
            Name name => names.TruthOf(name) is { } truth ? wanted ? truth.Holds : truth.Fails : Never,
            Unary not => When(not.Operand, !wanted),
            Binary { Operator: BinaryOperator.And or BinaryOperator.Or } junction => (junction.Operator == BinaryOperator.And) == wanted
                ? Query.And(When(junction.Left, wanted), When(junction.Right, wanted))
                : Query.Or(When(junction.Left, wanted), When(junction.Right, wanted)),
            Binary comparison when IsTruth(comparison.Left) || IsTruth(comparison.Right) => Equal(comparison.Left, comparison.Right, (comparison.Operator == BinaryOperator.Equal) == wanted),
            Binary comparison => numbers.Compare(wanted ? comparison.Operator : Opposite(comparison.Operator), comparison.Left, comparison.Right) ?? Never,
            In @in => IsIn(@in, wanted),
            Conditional choice => Query.Or(
                Query.And(When(choice.Condition, wanted: true), When(choice.Then, wanted)),
                Query.And(When(choice.Condition, wanted: false), When(choice.Else, wanted))),
            Call has => IsThere(has.Arguments[0], wanted),
            _ => Never,
        };
    }

    private Query Equal(Expression left, Expression right, bool wanted) => Query.Or(
        Query.And(When(left, wanted: true), When(right, wanted)),
        Query.And(When(left, wanted: false), When(right, !wanted)));

    private Query IsIn(In @in, bool wanted)
    {
        var items = @in.List is ListLiteral list ? list.Items.Items : [];
        if (items.IsEmpty) return wanted ? Never : IsThere(@in.Item, wanted: true);
        return items
            .Select(item => When(new Binary(@in.Range, BinaryOperator.Equal, @in.Item, item), wanted))
            .Aggregate(wanted ? Query.Or : Query.And);
    }

    private Query IsThere(Expression expression, bool wanted)
    {
        var there = IsTruth(expression) ? Query.Or(When(expression, wanted: true), When(expression, wanted: false)) : numbers.AsSeries(expression) ?? Never;
        return wanted ? there : Query.Unless(names.Always, there);
    }

    private bool IsTruth(Expression expression) => expression switch
    {
        Literal { Value: BoolValue } or In or Unary { Operator: UnaryOperator.Not } or Binary { Operator: < BinaryOperator.Add } or Call { Function: Function.Has } => true,
        Conditional choice => IsTruth(choice.Then),
        Name name => names.TruthOf(name) is not null,
        _ => false,
    };

    private static BinaryOperator Opposite(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Equal => BinaryOperator.NotEqual,
        BinaryOperator.NotEqual => BinaryOperator.Equal,
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        _ => BinaryOperator.Less,
    };
}
