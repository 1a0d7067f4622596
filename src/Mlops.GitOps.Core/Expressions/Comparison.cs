using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Compares two values. With one that is missing, not a number, infinite or of another kind the answer is unknown.</summary>
internal static class Comparison
{
    public static Value Apply(BinaryOperator @operator, Value left, Value right)
    {
        if (left.IsUnknown || right.IsUnknown) return Value.Unknown;
        return OrderOf(left, right) is { } order ? Value.Of(Holds(@operator, order)) : Value.Unknown;
    }

    private static int? OrderOf(Value left, Value right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) when a.Kind == b.Kind => a.Value.CompareTo(b.Value),
        (StringValue a, StringValue b) => string.CompareOrdinal(a.Value, b.Value),
        (BoolValue a, BoolValue b) => a.Value.CompareTo(b.Value),
        (TimestampValue a, TimestampValue b) => a.Microseconds.CompareTo(b.Microseconds),
        (TimestampValue a, StringValue b) when Timestamp.TryParse(b.Value, out var time) => a.Microseconds.CompareTo(time),
        (StringValue a, TimestampValue b) when Timestamp.TryParse(a.Value, out var time) => time.CompareTo(b.Microseconds),
        _ => null,
    };

    private static bool Holds(BinaryOperator @operator, int order) => @operator switch
    {
        BinaryOperator.Equal => order == 0,
        BinaryOperator.NotEqual => order != 0,
        BinaryOperator.Less => order < 0,
        BinaryOperator.LessOrEqual => order <= 0,
        BinaryOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
