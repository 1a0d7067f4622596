using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Writes an expression in one canonical way, with no parentheses but those it needs. Reading it gives the same tree.</summary>
public static class ExpressionPrinter
{
    private static readonly ImmutableArray<string> Operators = ["or", "and", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"];

    public static string Print(Expression expression)
    {
        var text = new StringBuilder();
        Write(expression, Tightness.Or, text);
        return text.ToString();
    }

    /// <summary>Returns the operator as it is written.</summary>
    public static string TextOf(BinaryOperator @operator) => Operators[(int)@operator];

    private static void Write(Expression expression, Tightness needed, StringBuilder text)
    {
        var isLoose = TightnessOf(expression) < needed;
        if (isLoose) text.Append('(');
        WriteBare(expression, text);
        if (isLoose) text.Append(')');
    }

    private static void WriteBare(Expression expression, StringBuilder text)
    {
        switch (expression)
        {
            case Literal literal:
                text.Append(TextOf(literal.Value));
                break;
            case Name name:
                text.Append(name.Path);
                break;
            case Unary unary:
                text.Append(unary.Operator == UnaryOperator.Not ? "not " : "-");
                Write(unary.Operand, TightnessOf(unary), text);
                break;
            case Binary binary:
                WriteBinary(binary, text);
                break;
            case In @in:
                Write(@in.Item, Tightness.Sum, text);
                text.Append(" in ");
                Write(@in.List, Tightness.Sum, text);
                break;
            case Conditional conditional:
                WriteItems("if(", [conditional.Condition, conditional.Then, conditional.Else], ")", text);
                break;
            case Call call:
                WriteItems(FunctionSignature.NameOf(call.Function) + "(", call.Arguments, ")", text);
                break;
            case ListLiteral list:
                WriteItems("[", list.Items, "]", text);
                break;
        }
    }

    // Operators group to the left, and comparisons not at all.
    private static void WriteBinary(Binary binary, StringBuilder text)
    {
        var own = TightnessOf(binary);
        Write(binary.Left, own == Tightness.Comparison ? own + 1 : own, text);
        text.Append(' ').Append(TextOf(binary.Operator)).Append(' ');
        Write(binary.Right, own + 1, text);
    }

    private static void WriteItems(string open, EquatableArray<Expression> items, string close, StringBuilder text)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0) text.Append(", ");
            Write(items[i], Tightness.Or, text);
        }

        text.Append(close);
    }

    private static string TextOf(Value value) => value switch
    {
        BoolValue truth => truth.Value ? "true" : "false",
        NumberValue number => new Quantity(number.Value, number.Kind).ToString(),
        StringValue written => StringLiterals.Quote(written.Value),
        _ => value.ToString(),
    };

    private static Tightness TightnessOf(Expression expression) => expression switch
    {
        Binary { Operator: BinaryOperator.Or } => Tightness.Or,
        Binary { Operator: BinaryOperator.And } => Tightness.And,
        Unary { Operator: UnaryOperator.Not } => Tightness.Not,
        Binary { Operator: >= BinaryOperator.Equal and <= BinaryOperator.GreaterOrEqual } or In => Tightness.Comparison,
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } => Tightness.Sum,
        Binary => Tightness.Product,
        Unary => Tightness.Negation,
        _ => Tightness.Primary,
    };

    private enum Tightness
    {
        Or,
        And,
        Not,
        Comparison,
        Sum,
        Product,
        Negation,
        Primary,
    }
}
