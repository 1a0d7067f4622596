using System.Collections.Immutable;
using System.Diagnostics;
using Mlops.GitOps.Core.Expressions;

namespace Mlops.GitOps.Data.Features;

/// <summary>Turns an expression into functions once, so that millions of rows need no walk of the tree. Names are resolved by the caller.</summary>
internal static class CompiledExpression
{
    public static Func<T, Scalar> Of<T>(Expression expression, Func<Name, Func<T, Scalar>> resolve)
    {
        return Node(expression);

        Func<T, Scalar> Node(Expression node) => node switch
        {
            Literal literal => Constant<T>(Scalar.Of(literal.Value)),
            Name name => resolve(name),
            Unary { Operator: UnaryOperator.Not } not => One(not.Operand, ScalarOperators.Not),
            Unary negation => One(negation.Operand, ScalarOperators.Negate),
            Binary { Operator: BinaryOperator.And } and => And(Node(and.Left), Node(and.Right)),
            Binary { Operator: BinaryOperator.Or } or => Or(Node(or.Left), Node(or.Right)),
            Binary { Operator: >= BinaryOperator.Add } sum => Two(sum, ScalarOperators.Compute),
            Binary comparison => Two(comparison, ScalarOperators.Compare),
            In @in => IsIn(Node(@in.Item), Node(@in.List)),
            Conditional conditional => Choice(Node(conditional.Condition), Node(conditional.Then), Node(conditional.Else)),
            Call { Function: Function.Has } has => Has(Node(has.Arguments[0])),
            Call { Function: Function.Abs } abs => One(abs.Arguments[0], ScalarOperators.Abs),
            Call extreme => Extreme(extreme.Function == Function.Min, All(extreme.Arguments.Items)),
            ListLiteral list => List(All(list.Items.Items)),
            _ => throw new UnreachableException($"{node.GetType().Name} is no expression."),
        };

        Func<T, Scalar> One(Expression operand, Func<Scalar, Scalar> apply)
        {
            var inner = Node(operand);
            return input => apply(inner(input));
        }

        Func<T, Scalar> Two(Binary binary, Func<BinaryOperator, Scalar, Scalar, Scalar> apply)
        {
            var (left, right, @operator) = (Node(binary.Left), Node(binary.Right), binary.Operator);
            return input => apply(@operator, left(input), right(input));
        }

        Func<T, Scalar>[] All(ImmutableArray<Expression> nodes) => [.. nodes.Select(Node)];
    }

    private static Func<T, Scalar> Constant<T>(Scalar value) => _ => value;

    private static Func<T, Scalar> And<T>(Func<T, Scalar> first, Func<T, Scalar> second) => input =>
    {
        var left = first(input);
        if (left.IsFalse) return left;
        var right = second(input);
        if (right.IsFalse) return right;
        return left.IsTrue && right.IsTrue ? right : Scalar.Unknown;
    };

    private static Func<T, Scalar> Or<T>(Func<T, Scalar> first, Func<T, Scalar> second) => input =>
    {
        var left = first(input);
        if (left.IsTrue) return left;
        var right = second(input);
        if (right.IsTrue) return right;
        return left.IsFalse && right.IsFalse ? right : Scalar.Unknown;
    };

    private static Func<T, Scalar> Has<T>(Func<T, Scalar> inner) => input => Scalar.Of(!inner(input).IsUnknown);

    private static Func<T, Scalar> IsIn<T>(Func<T, Scalar> item, Func<T, Scalar> list) => input => ScalarOperators.IsIn(item(input), list(input));

    private static Func<T, Scalar> Choice<T>(Func<T, Scalar> condition, Func<T, Scalar> then, Func<T, Scalar> otherwise) => input =>
    {
        var holds = condition(input);
        if (holds.IsTrue) return then(input);
        return holds.IsFalse ? otherwise(input) : Scalar.Unknown;
    };

    private static Func<T, Scalar> Extreme<T>(bool isLeast, Func<T, Scalar>[] arguments) => input =>
    {
        var values = Array.ConvertAll(arguments, argument => argument(input));
        return ScalarOperators.Extreme(isLeast, values is [{ Content: Scalar[] list }] ? list : values);
    };

    private static Func<T, Scalar> List<T>(Func<T, Scalar>[] items) => input => Scalar.Of(Array.ConvertAll(items, item => item(input)));
}
