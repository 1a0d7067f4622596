using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Shows that whatever passes one condition passes another. What can't be shown is a no.</summary>
public static class ExpressionImplication
{
    // Two long chains could be paired in more ways than there is time for.
    private const int MostSteps = 20_000;

    public static bool Implies(Expression given, Expression wanted)
    {
        var left = MostSteps;
        return Implies(given, wanted, ref left);
    }

    private static bool Implies(Expression given, Expression wanted, ref int left)
    {
        if (left-- <= 0) return false;
        if (given.SemanticEquals(wanted)) return true;
        switch (Pushed(given), Pushed(wanted))
        {
            case (var a, Binary { Operator: BinaryOperator.And } and): return Implies(a, and.Left, ref left) && Implies(a, and.Right, ref left);
            case (Binary { Operator: BinaryOperator.Or } or, var b): return Implies(or.Left, b, ref left) && Implies(or.Right, b, ref left);
            case (var a, var b):
                if (b is Binary { Operator: BinaryOperator.Or } either && (Implies(a, either.Left, ref left) || Implies(a, either.Right, ref left))) return true;
                if (a is Binary { Operator: BinaryOperator.And } both && (Implies(both.Left, b, ref left) || Implies(both.Right, b, ref left))) return true;
                return a.SemanticEquals(b) || (Bound.Of(a) is { } known && Bound.Of(b) is { } asked && known.Implies(asked)) || (a is In one && b is In other && IsAmong(one, other));
        }
    }

    /// <summary>Moves a <c>not</c> inwards, which changes nothing in three values either.</summary>
    private static Expression Pushed(Expression expression)
    {
        if (expression is not Unary { Operator: UnaryOperator.Not, Operand: var denied }) return expression;
        return denied switch
        {
            Unary { Operator: UnaryOperator.Not } twice => Pushed(twice.Operand),
            Binary { Operator: BinaryOperator.And } and => new Binary(and.Range, BinaryOperator.Or, Not(and.Left), Not(and.Right)),
            Binary { Operator: BinaryOperator.Or } or => new Binary(or.Range, BinaryOperator.And, Not(or.Left), Not(or.Right)),
            Binary comparison when Opposite(comparison.Operator) is { } opposite => comparison with { Operator = opposite },
            _ => expression,
        };
    }

    private static Unary Not(Expression operand) => new(operand.Range, UnaryOperator.Not, operand);

    private static BinaryOperator? Opposite(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        BinaryOperator.GreaterOrEqual => BinaryOperator.Less,
        BinaryOperator.Equal => BinaryOperator.NotEqual,
        BinaryOperator.NotEqual => BinaryOperator.Equal,
        _ => null,
    };

    private static bool IsAmong(In given, In wanted) =>
        given.Item.SemanticEquals(wanted.Item) && given.List is ListLiteral few && wanted.List is ListLiteral many
        && few.Items.Items.All(item => many.Items.Items.Any(other => other.SemanticEquals(item)));

    /// <summary>That something is above, below or equal to a number.</summary>
    private sealed record Bound(Expression Subject, BinaryOperator Operator, double Value, QuantityKind Kind)
    {
        public static Bound? Of(Expression expression)
        {
            if (expression is not Binary { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } comparison) return null;
            if (Number(comparison.Right) is { } right) return new Bound(comparison.Left, comparison.Operator, right.Value, right.Kind);
            return Number(comparison.Left) is { } left ? new Bound(comparison.Right, Turned(comparison.Operator), left.Value, left.Kind) : null;
        }

        public bool Implies(Bound other) => Subject.SemanticEquals(other.Subject) && Kind == other.Kind && (Operator, other.Operator) switch
        {
            (BinaryOperator.Equal, BinaryOperator.Equal) => Value.Equals(other.Value),
            (BinaryOperator.NotEqual, BinaryOperator.NotEqual) => Value.Equals(other.Value),
            (BinaryOperator.Equal, BinaryOperator.NotEqual) => !Value.Equals(other.Value),
            (BinaryOperator.Greater or BinaryOperator.GreaterOrEqual or BinaryOperator.Equal, BinaryOperator.GreaterOrEqual) => Value >= other.Value,
            (BinaryOperator.Greater, BinaryOperator.Greater) => Value >= other.Value,
            (BinaryOperator.GreaterOrEqual or BinaryOperator.Equal, BinaryOperator.Greater) => Value > other.Value,
            (BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Equal, BinaryOperator.LessOrEqual) => Value <= other.Value,
            (BinaryOperator.Less, BinaryOperator.Less) => Value <= other.Value,
            (BinaryOperator.LessOrEqual or BinaryOperator.Equal, BinaryOperator.Less) => Value < other.Value,
            (BinaryOperator.Greater, BinaryOperator.NotEqual) => Value >= other.Value,
            (BinaryOperator.Less, BinaryOperator.NotEqual) => Value <= other.Value,
            _ => false,
        };

        private static NumberValue? Number(Expression expression) =>
            expression.Names().Any() ? null : ExpressionEvaluator.Evaluate(expression, static _ => Expressions.Value.Unknown) as NumberValue;

        private static BinaryOperator Turned(BinaryOperator @operator) => @operator switch
        {
            BinaryOperator.Less => BinaryOperator.Greater,
            BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
            BinaryOperator.Greater => BinaryOperator.Less,
            BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
            _ => @operator,
        };
    }
}
