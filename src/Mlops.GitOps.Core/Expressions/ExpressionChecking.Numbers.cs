namespace Mlops.GitOps.Core.Expressions;

internal sealed partial class ExpressionChecking
{
    private ExpressionType TypeOfNumeric(Expression operand, string role)
    {
        var type = TypeOf(operand);
        return IsNumeric(type, operand, role) ? type : ExpressionType.Any;
    }

    private ExpressionType TypeOfSum(Binary sum)
    {
        if (NumericOperands(sum) is not var (left, right)) return ExpressionType.Any;
        if (left.IsAny || right.IsAny) return ExpressionType.Any;
        if (ExpressionType.Unify(left, right) is { } type) return type;
        var deed = sum.Operator == BinaryOperator.Add ? $"adds {right} to {left}" : $"subtracts {right} from {left}";
        Report(sum.Range, $"This {deed}{UnitAdvice(left, right)}");
        return ExpressionType.Any;
    }

    private ExpressionType TypeOfProduct(Binary product)
    {
        if (NumericOperands(product) is not var (left, right)) return ExpressionType.Any;
        if (left.IsAny || right.IsAny) return ExpressionType.Any;
        if (left.IsPlainNumber) return right;
        if (right.IsPlainNumber) return left;
        Report(product.Range, $"This multiplies {left} by {right}, which has no unit that can be written");
        return ExpressionType.Any;
    }

    private ExpressionType TypeOfQuotient(Binary quotient)
    {
        if (NumericOperands(quotient) is not var (left, right)) return ExpressionType.Any;
        if (left.IsAny || right.IsAny) return ExpressionType.Any;
        if (right.IsPlainNumber) return left;
        if (ExpressionType.Unify(left, right) is not null) return ExpressionType.Number;
        Report(quotient.Range, $"This divides {left} by {right}, which has no unit that can be written");
        return ExpressionType.Any;
    }

    private ExpressionType TypeOfExtreme(Call call)
    {
        var role = $"'{FunctionSignature.NameOf(call.Function)}'";
        var common = ExpressionType.Any;
        foreach (var argument in call.Arguments)
        {
            var type = TypeOf(argument);
            if (call.Arguments.Count == 1 && type.Kind == TypeKind.List) type = type.Element ?? ExpressionType.Any;
            if (!IsNumeric(type, argument, role)) continue;
            if (ExpressionType.Unify(common, type) is { } both)
            {
                common = both;
                continue;
            }

            Report(argument.Range, $"{role} takes values of one unit, but this is {type} after {common}{UnitAdvice(type, common)}");
            return ExpressionType.Any;
        }

        return common;
    }

    private (ExpressionType Left, ExpressionType Right)? NumericOperands(Binary binary)
    {
        var role = $"'{ExpressionPrinter.TextOf(binary.Operator)}'";
        var (left, right) = (TypeOf(binary.Left), TypeOf(binary.Right));
        var areNumeric = IsNumeric(left, binary.Left, role) & IsNumeric(right, binary.Right, role);
        return areNumeric ? (left, right) : null;
    }

    private bool IsNumeric(ExpressionType type, Expression operand, string role)
    {
        if (type.IsNumeric) return true;
        Report(operand.Range, $"{role} takes numbers, but this is {type}");
        return false;
    }
}
