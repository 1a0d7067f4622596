using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

internal sealed partial class ExpressionChecking
{
    private ExpressionType TypeOfLogic(Expression operand, string role)
    {
        var type = TypeOf(operand);
        if (type.Kind is not (TypeKind.Bool or TypeKind.Any)) Report(operand.Range, $"{role} what is true or false, but this is {type}");
        return ExpressionType.Bool;
    }

    private ExpressionType TypeOfJunction(Binary junction)
    {
        var role = $"'{ExpressionPrinter.TextOf(junction.Operator)}' joins";
        TypeOfLogic(junction.Left, role);
        return TypeOfLogic(junction.Right, role);
    }

    private ExpressionType TypeOfConditional(Conditional conditional)
    {
        var condition = TypeOf(conditional.Condition);
        if (condition.Kind is not (TypeKind.Bool or TypeKind.Any))
            Report(conditional.Condition.Range, $"The condition of 'if' must be true or false, but this is {condition}");
        var (then, otherwise) = (TypeOf(conditional.Then), TypeOf(conditional.Else));
        if (ExpressionType.Unify(then, otherwise) is { } type) return type;
        Report(conditional.Range, $"The two values of 'if' must be of one kind, but these are {then} and {otherwise}");
        return ExpressionType.Any;
    }

    private ExpressionType TypeOfComparison(Binary comparison)
    {
        var (left, right) = (TypeOf(comparison.Left), TypeOf(comparison.Right));
        var isEquality = comparison.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual;
        if (IsTimeAndText(left, right, comparison.Right) || IsTimeAndText(right, left, comparison.Left)) return ExpressionType.Bool;
        if (ExpressionType.Unify(left, right) is not { } type)
            Report(comparison.Range, $"This compares {left} with {right}{UnitAdvice(left, right)}");
        else if (type.Kind == TypeKind.List)
            Report(comparison.Range, "Lists can't be compared; 'in' says whether a list holds a value");
        else if (type.Kind == TypeKind.Bool && !isEquality)
            Report(comparison.Range, "What is true or false has no order; compare it with '==' or '!='");
        else
        {
            CheckLevel(left, comparison.Right);
            CheckLevel(right, comparison.Left);
        }

        return ExpressionType.Bool;
    }

    private ExpressionType TypeOfMembership(In @in)
    {
        var (item, list) = (TypeOf(@in.Item), TypeOf(@in.List));
        if (list.IsAny) return ExpressionType.Bool;
        if (list.Kind != TypeKind.List)
        {
            Report(@in.List.Range, $"'in' wants a list on its right, as in [a, b], but this is {list}");
            return ExpressionType.Bool;
        }

        var element = list.Element ?? ExpressionType.Any;
        var isTimeAmongTexts = item.Kind == TypeKind.Timestamp && element.Kind == TypeKind.String;
        if (item.Kind == TypeKind.List) Report(@in.Item.Range, "'in' looks for one value, but this is a list");
        else if (!isTimeAmongTexts && ExpressionType.Unify(item, element) is null)
            Report(@in.Range, $"This looks for {item} in a list whose items are each {element}{UnitAdvice(item, element)}");
        else if (@in.List is ListLiteral literal)
        {
            foreach (var choice in literal.Items)
            {
                if (isTimeAmongTexts) IsTimeAndText(item, element, choice);
                else CheckLevel(item, choice);
            }
        }

        return ExpressionType.Bool;
    }

    private ExpressionType TypeOfList(ListLiteral list)
    {
        var element = ExpressionType.Any;
        foreach (var item in list.Items)
        {
            var type = TypeOf(item);
            if (type.Kind == TypeKind.List)
            {
                Report(item.Range, "A list can't hold a list");
                continue;
            }

            if (ExpressionType.Unify(element, type) is { } both) element = both;
            else Report(item.Range, $"The items of a list must be of one kind, but this is {type} after {element}");
        }

        return ExpressionType.ListOf(element);
    }

    // Times have no literal of their own: they are compared with text that must then be one.
    private bool IsTimeAndText(ExpressionType time, ExpressionType other, Expression written)
    {
        if (time.Kind != TypeKind.Timestamp || other.Kind != TypeKind.String) return false;
        if (written is Literal { Value: StringValue value } && !Timestamp.TryParse(value.Value, out _))
            Report(written.Range, $"'{value.Value}' is not a time, as in '2026-01-31' or '2026-01-31T12:00:00Z'");
        return true;
    }

    // A comparison with what a text can never be is always false, and nobody means that.
    private void CheckLevel(ExpressionType type, Expression written)
    {
        if (type.Kind != TypeKind.String || type.Levels.IsEmpty) return;
        if (written is not Literal { Value: StringValue value } || type.Levels.Items.Contains(value.Value)) return;
        var suggestion = Spelling.Nearest(value.Value, type.Levels);
        Fix[] fixes = suggestion is null
            ? []
            : [Fix.Of($"Change to '{suggestion}'", text.Replace(written.Range, StringLiterals.Quote(suggestion)))];
        var sentence = $"This is never '{value.Value}', but one of {string.Join(", ", type.Levels)}";
        diagnostics.Report(Catalog.ExpressionType, text.SpanOf(written.Range), [sentence], suggestion, fixes: fixes);
    }

    private static string UnitAdvice(ExpressionType left, ExpressionType right)
    {
        var (plain, other) = left.IsPlainNumber ? (left, right) : (right, left);
        if (!plain.IsPlainNumber) return "";
        return other.Kind switch
        {
            TypeKind.Duration => "; give the number a unit, as in '100ms'",
            TypeKind.Bytes => "; give the number a unit, as in '20MiB'",
            _ => "",
        };
    }
}
