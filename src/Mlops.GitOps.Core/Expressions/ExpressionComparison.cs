using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Compares trees by what they say: ranges, parentheses and the unit a quantity was written in do not count.</summary>
internal static class ExpressionComparison
{
    public static bool AreSame(Expression left, Expression right) => (left, right) switch
    {
        (Literal a, Literal b) => a.Value.Equals(b.Value),
        (Name a, Name b) => AreSame(a, b),
        (Unary a, Unary b) => a.Operator == b.Operator && AreSame(a.Operand, b.Operand),
        (Binary a, Binary b) => a.Operator == b.Operator && AreSame(a.Left, b.Left) && AreSame(a.Right, b.Right),
        (In a, In b) => AreSame(a.Item, b.Item) && AreSame(a.List, b.List),
        (Conditional a, Conditional b) => AreSame(a.Condition, b.Condition) && AreSame(a.Then, b.Then) && AreSame(a.Else, b.Else),
        (Call a, Call b) => a.Function == b.Function && AreSame(a.Arguments, b.Arguments),
        (ListLiteral a, ListLiteral b) => AreSame(a.Items, b.Items),
        _ => false,
    };

    private static bool AreSame(Name left, Name right)
    {
        if (left.Segments.Count != right.Segments.Count) return false;
        for (var i = 0; i < left.Segments.Count; i++)
        {
            if (left.Segments[i].Text != right.Segments[i].Text || left.Segments[i].IsIndex != right.Segments[i].IsIndex) return false;
        }

        return true;
    }

    private static bool AreSame(EquatableArray<Expression> left, EquatableArray<Expression> right)
    {
        if (left.Count != right.Count) return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!AreSame(left[i], right[i])) return false;
        }

        return true;
    }
}
