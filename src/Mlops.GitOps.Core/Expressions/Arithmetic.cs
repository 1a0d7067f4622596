using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Computes with numbers of any unit. Whatever comes to no finite number is unknown, so one such step makes the rest unknown.</summary>
internal static class Arithmetic
{
    public static Value Apply(BinaryOperator @operator, Value left, Value right)
    {
        if (left is not NumberValue { IsFinite: true } a || right is not NumberValue { IsFinite: true } b) return Value.Unknown;
        if (KindOf(@operator, a.Kind, b.Kind) is not { } kind) return Value.Unknown;
        return Finite(Compute(@operator, a.Value, b.Value), kind);
    }

    public static Value Negate(Value operand) => operand is NumberValue number ? Finite(-number.Value, number.Kind) : Value.Unknown;

    public static Value Abs(Value operand) => operand is NumberValue number ? Finite(Math.Abs(number.Value), number.Kind) : Value.Unknown;

    public static Value Extreme(Function function, ImmutableArray<Value> values)
    {
        NumberValue? best = null;
        foreach (var value in values)
        {
            if (value is not NumberValue { IsFinite: true } number || (best is not null && best.Kind != number.Kind)) return Value.Unknown;
            var isBetter = best is null || (function == Function.Min ? number.Value < best.Value : number.Value > best.Value);
            if (isBetter) best = number;
        }

        return best ?? Value.Unknown;
    }

    private static double Compute(BinaryOperator @operator, double left, double right) => @operator switch
    {
        BinaryOperator.Add => left + right,
        BinaryOperator.Subtract => left - right,
        BinaryOperator.Multiply => left * right,
        _ => left / right,
    };

    private static QuantityKind? KindOf(BinaryOperator @operator, QuantityKind left, QuantityKind right) => @operator switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract => left == right ? left : null,
        BinaryOperator.Multiply when left == QuantityKind.Number => right,
        BinaryOperator.Divide when left == right => QuantityKind.Number,
        _ => right == QuantityKind.Number ? left : null,
    };

    // Division by zero and overflow end here: both are infinite or no number.
    private static Value Finite(double value, QuantityKind kind)
    {
        var number = new NumberValue(value, kind);
        return number.IsFinite ? number : Value.Unknown;
    }
}
