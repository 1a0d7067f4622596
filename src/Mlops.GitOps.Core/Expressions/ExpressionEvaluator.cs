using System.Collections.Immutable;
using System.Diagnostics;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Evaluates in Kleene's three values. Values that a checked expression could not meet are unknown, never an exception.</summary>
public static class ExpressionEvaluator
{
    public static Value Evaluate(Expression expression, Func<Name, Value> valueOf) => expression switch
    {
        Literal literal => literal.Value,
        Name name => valueOf(name) is { IsUnknown: false } known ? known : Value.Unknown,
        Unary { Operator: UnaryOperator.Not } not => Not(Evaluate(not.Operand, valueOf)),
        Unary negation => Arithmetic.Negate(Evaluate(negation.Operand, valueOf)),
        Binary { Operator: BinaryOperator.And } and => And(and, valueOf),
        Binary { Operator: BinaryOperator.Or } or => Or(or, valueOf),
        Binary { Operator: >= BinaryOperator.Add } sum =>
            Arithmetic.Apply(sum.Operator, Evaluate(sum.Left, valueOf), Evaluate(sum.Right, valueOf)),
        Binary comparison => Comparison.Apply(comparison.Operator, Evaluate(comparison.Left, valueOf), Evaluate(comparison.Right, valueOf)),
        In @in => IsIn(Evaluate(@in.Item, valueOf), Evaluate(@in.List, valueOf)),
        Conditional conditional => Choose(conditional, valueOf),
        Call call => Call(call, valueOf),
        ListLiteral list => new ListValue(All(list.Items.Items, valueOf)),
        _ => throw new UnreachableException($"{expression.GetType().Name} is no expression."),
    };

    private static Value Not(Value operand) => operand is BoolValue truth ? Value.Of(!truth.Value) : Value.Unknown;

    private static Value And(Binary and, Func<Name, Value> valueOf)
    {
        var left = Evaluate(and.Left, valueOf);
        if (left.IsFalse) return Value.False;
        var right = Evaluate(and.Right, valueOf);
        if (right.IsFalse) return Value.False;
        return left.IsTrue && right.IsTrue ? Value.True : Value.Unknown;
    }

    private static Value Or(Binary or, Func<Name, Value> valueOf)
    {
        var left = Evaluate(or.Left, valueOf);
        if (left.IsTrue) return Value.True;
        var right = Evaluate(or.Right, valueOf);
        if (right.IsTrue) return Value.True;
        return left.IsFalse && right.IsFalse ? Value.False : Value.Unknown;
    }

    private static Value Choose(Conditional conditional, Func<Name, Value> valueOf)
    {
        var condition = Evaluate(conditional.Condition, valueOf);
        if (condition.IsTrue) return Evaluate(conditional.Then, valueOf);
        return condition.IsFalse ? Evaluate(conditional.Else, valueOf) : Value.Unknown;
    }

    private static Value IsIn(Value item, Value list)
    {
        if (item.IsUnknown || list is not ListValue values) return Value.Unknown;
        var result = Value.False;
        foreach (var candidate in values.Items)
        {
            var isEqual = Comparison.Apply(BinaryOperator.Equal, item, candidate);
            if (isEqual.IsTrue) return Value.True;
            if (isEqual.IsUnknown) result = Value.Unknown;
        }

        return result;
    }

    private static Value Call(Call call, Func<Name, Value> valueOf)
    {
        var arguments = All(call.Arguments.Items, valueOf);
        return call.Function switch
        {
            Function.Has => Value.Of(!arguments[0].IsUnknown),
            Function.Abs => Arithmetic.Abs(arguments[0]),
            _ => Arithmetic.Extreme(call.Function, arguments is [ListValue list] ? list.Items.Items : arguments),
        };
    }

    private static ImmutableArray<Value> All(ImmutableArray<Expression> expressions, Func<Name, Value> valueOf)
    {
        var values = ImmutableArray.CreateBuilder<Value>(expressions.Length);
        foreach (var expression in expressions) values.Add(Evaluate(expression, valueOf));
        return values.MoveToImmutable();
    }
}
