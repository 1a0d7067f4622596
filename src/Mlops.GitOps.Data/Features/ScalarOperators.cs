using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Features;

/// <summary>The operators of expressions in Kleene's three values, as Core's evaluator has them; tests hold the two equal.</summary>
internal static class ScalarOperators
{
    public static Scalar Not(Scalar operand) => operand.Kind == ScalarKind.Bool ? Scalar.Of(!operand.IsTrue) : Scalar.Unknown;

    public static Scalar Negate(Scalar operand) => operand.Kind == ScalarKind.Number ? Scalar.Of(-operand.Number, operand.Unit) : Scalar.Unknown;

    public static Scalar Abs(Scalar operand) => operand.Kind == ScalarKind.Number ? Scalar.Of(Math.Abs(operand.Number), operand.Unit) : Scalar.Unknown;

    public static Scalar Compute(BinaryOperator @operator, Scalar left, Scalar right)
    {
        if (left.Kind != ScalarKind.Number || right.Kind != ScalarKind.Number || UnitOf(@operator, left.Unit, right.Unit) is not { } unit) return Scalar.Unknown;
        return Scalar.Of(
            @operator switch
            {
                BinaryOperator.Add => left.Number + right.Number,
                BinaryOperator.Subtract => left.Number - right.Number,
                BinaryOperator.Multiply => left.Number * right.Number,
                _ => left.Number / right.Number,
            },
            unit);
    }

    public static Scalar Compare(BinaryOperator @operator, Scalar left, Scalar right)
    {
        if (OrderOf(left, right) is not { } order) return Scalar.Unknown;
        return Scalar.Of(@operator switch
        {
            BinaryOperator.Equal => order == 0,
            BinaryOperator.NotEqual => order != 0,
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        });
    }

    public static Scalar IsIn(Scalar item, Scalar list)
    {
        if (item.IsUnknown || list.Content is not Scalar[] candidates) return Scalar.Unknown;
        var result = Scalar.Of(false);
        foreach (var candidate in candidates)
        {
            var isEqual = Compare(BinaryOperator.Equal, item, candidate);
            if (isEqual.IsTrue) return isEqual;
            if (isEqual.IsUnknown) result = Scalar.Unknown;
        }

        return result;
    }

    public static Scalar Extreme(bool isLeast, ReadOnlySpan<Scalar> values)
    {
        var best = Scalar.Unknown;
        foreach (var value in values)
        {
            if (value.Kind != ScalarKind.Number || (!best.IsUnknown && best.Unit != value.Unit)) return Scalar.Unknown;
            if (best.IsUnknown || (isLeast ? value.Number < best.Number : value.Number > best.Number)) best = value;
        }

        return best;
    }

    private static int? OrderOf(Scalar left, Scalar right) => (left.Kind, right.Kind) switch
    {
        (ScalarKind.Number, ScalarKind.Number) => left.Unit == right.Unit ? left.Number.CompareTo(right.Number) : null,
        (ScalarKind.Text, ScalarKind.Text) => string.CompareOrdinal((string?)left.Content, (string?)right.Content),
        (ScalarKind.Bool, ScalarKind.Bool) or (ScalarKind.Time, ScalarKind.Time) => left.Microseconds.CompareTo(right.Microseconds),
        (ScalarKind.Time, ScalarKind.Text) => Timestamp.TryParse((string?)right.Content ?? "", out var time) ? left.Microseconds.CompareTo(time) : null,
        (ScalarKind.Text, ScalarKind.Time) => Timestamp.TryParse((string?)left.Content ?? "", out var time) ? time.CompareTo(right.Microseconds) : null,
        _ => null,
    };

    private static QuantityKind? UnitOf(BinaryOperator @operator, QuantityKind left, QuantityKind right) => @operator switch
    {
        BinaryOperator.Add or BinaryOperator.Subtract => left == right ? left : null,
        BinaryOperator.Multiply when left == QuantityKind.Number => right,
        BinaryOperator.Divide when left == right => QuantityKind.Number,
        _ => right == QuantityKind.Number ? left : null,
    };
}
