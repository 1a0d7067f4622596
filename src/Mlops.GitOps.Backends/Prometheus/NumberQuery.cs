using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Makes queries of the numbers in conditions. What can never be known is null.</summary>
internal sealed class NumberQuery(ConditionNames names)
{
    /// <summary>Returns where a comparison holds. Division by zero is unknown to us and infinite to PromQL, so it is kept out.</summary>
    public Query? Compare(BinaryOperator @operator, Expression left, Expression right)
    {
        if (Of(left) is not { } a || Of(right) is not { } b) return null;
        var divisors = new[] { left, right }.SelectMany(Divisors).Where(static divisor => divisor.Names().Any());
        return divisors.Aggregate(Query.Compare(a, TextOf(@operator), b), (query, divisor) => Of(divisor) is { } zero ? Query.And(query, Query.Compare(zero, "!=", Query.Atom("0"))) : query);
    }

    /// <summary>Returns a number as a series; one that is written is there always.</summary>
    public Query? AsSeries(Expression expression) =>
        Of(expression) is not { } number ? null : expression.Names().Any() ? Guarded(expression, number) : Query.Product(names.Always, "*", number);

    private Query Guarded(Expression expression, Query number) => Divisors(expression).Where(static divisor => divisor.Names().Any())
        .Aggregate(number, (query, divisor) => Of(divisor) is { } zero ? Query.And(query, Query.Compare(zero, "!=", Query.Atom("0"))) : query);

    private Query? Of(Expression expression)
    {
        if (!expression.Names().Any()) return ExpressionEvaluator.Evaluate(expression, static _ => Value.Unknown) is NumberValue { IsFinite: true } known ? Literal(known.Value) : null;
        return expression switch
        {
            Name name => names.NumberOf(name),
            Unary negation => Of(negation.Operand) is { } operand ? Query.Product(Query.Atom("-1"), "*", operand) : null,
            Binary sum => Arithmetic(sum),
            Conditional choice => Choose(choice),
            Call { Function: Function.Abs } abs => Of(abs.Arguments[0]) is { } operand ? Query.Atom($"abs({operand.Text})") : null,
            Call extreme => Extreme(extreme),
            _ => null,
        };
    }

    private Query? Arithmetic(Binary binary)
    {
        if (Of(binary.Left) is not { } left || Of(binary.Right) is not { } right) return null;
        return binary.Operator switch
        {
            BinaryOperator.Add => Query.Sum(left, "+", right),
            BinaryOperator.Subtract => Query.Sum(left, "-", right),
            BinaryOperator.Multiply => Query.Product(left, "*", right),
            _ => right.Text == "0" ? null : Query.Product(left, "/", right),
        };
    }

    private Query? Choose(Conditional choice)
    {
        var conditions = new ConditionQuery(names);
        Query? Branch(Expression value, bool wanted) => AsSeries(value) is { } series ? Query.And(series, conditions.When(choice.Condition, wanted)) : null;
        return (Branch(choice.Then, true), Branch(choice.Else, false)) switch
        {
            ({ } then, { } otherwise) => Query.Or(then, otherwise),
            var (then, otherwise) => then ?? otherwise,
        };
    }

    // PromQL compares two series and keeps the left; each of the two ways round keeps its own.
    private Query? Extreme(Call call)
    {
        var arguments = call.Arguments.Items is [ListLiteral list] ? list.Items.Items : call.Arguments.Items;
        var series = arguments.Select(AsSeries).ToList();
        if (series.Contains(null)) return null;
        var (first, second) = call.Function == Function.Min ? ("<=", "<") : (">=", ">");
        return series.OfType<Query>().Aggregate((best, next) => Query.Or(Query.Compare(best, first, next), Query.Compare(next, second, best)));
    }

    private static IEnumerable<Expression> Divisors(Expression expression) => expression switch
    {
        Binary { Operator: BinaryOperator.Divide } division => [division.Right, .. Divisors(division.Left), .. Divisors(division.Right)],
        Binary binary => [.. Divisors(binary.Left), .. Divisors(binary.Right)],
        Unary unary => Divisors(unary.Operand),
        Call { Function: Function.Abs } call => call.Arguments.Items.SelectMany(Divisors),
        _ => [], // The branches of `if` and the arguments of `min` and `max` are guarded where they are made series.
    };

    private static Query Literal(double value) => new(PromQl.Exact(value), value < 0 ? Binding.Sum : Binding.Atom);

    private static string TextOf(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        _ => ">=",
    };
}
