namespace Mlops.GitOps.Core.Expressions;

/// <summary>Visits a tree in the order it is written, without recursion.</summary>
internal static class ExpressionWalk
{
    public static IEnumerable<Expression> All(Expression root)
    {
        var pending = new Stack<Expression>();
        pending.Push(root);
        while (pending.Count > 0)
        {
            var expression = pending.Pop();
            yield return expression;
            PushChildren(expression, pending);
        }
    }

    // The last child first, so that the first is visited next.
    private static void PushChildren(Expression expression, Stack<Expression> pending)
    {
        switch (expression)
        {
            case Unary unary:
                pending.Push(unary.Operand);
                break;
            case Binary binary:
                pending.Push(binary.Right);
                pending.Push(binary.Left);
                break;
            case In @in:
                pending.Push(@in.List);
                pending.Push(@in.Item);
                break;
            case Conditional conditional:
                pending.Push(conditional.Else);
                pending.Push(conditional.Then);
                pending.Push(conditional.Condition);
                break;
            case Call call:
                for (var i = call.Arguments.Count - 1; i >= 0; i--) pending.Push(call.Arguments[i]);
                break;
            case ListLiteral list:
                for (var i = list.Items.Count - 1; i >= 0; i--) pending.Push(list.Items[i]);
                break;
            default:
                break; // Literals and names have no children.
        }
    }
}
