using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Tables;
using static System.FormattableString;

namespace Mlops.GitOps.Data.Validating;

/// <summary>The rows an expectation is about: an expression of specs over columns, in which a column may also be written <c>col("name")</c>, as Great Expectations does.</summary>
internal static partial class RowCondition
{
    public static string ToSql(string text, Subject subject)
    {
        var plain = ColumnCall().Replace(text, static match => match.Groups[1].Value);
        var expression = ExpressionParser.Parse(plain, out var error) ?? throw new UnfitExpectation($"The row_condition '{text}' can't be read: {error?.Message}.");
        return $"({Of(expression, subject)})";
    }

    [GeneratedRegex("""\bcol\(\s*["']([A-Za-z_][A-Za-z0-9_]*)["']\s*\)""", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnCall();

    private static string Of(Expression expression, Subject subject) => expression switch
    {
        Literal literal => Of(literal.Value),
        Name { Segments.Count: 1 } name => Sql.Name(subject.Column(name.Root).Name),
        Unary { Operator: UnaryOperator.Not } not => $"(NOT {Of(not.Operand, subject)})",
        Unary negation => $"(-{Of(negation.Operand, subject)})",
        Binary binary => Of(binary, Of(binary.Left, subject), Of(binary.Right, subject)),
        In @in => $"({Of(@in.Item, subject)} IN {Of(@in.List, subject)})",
        ListLiteral list => $"({string.Join(", ", list.Items.Select(item => Of(item, subject)))})",
        Conditional conditional => $"(CASE WHEN {Of(conditional.Condition, subject)} THEN {Of(conditional.Then, subject)} ELSE {Of(conditional.Else, subject)} END)",
        Call { Function: Function.Has, Arguments: [var only] } => $"({Of(only, subject)} IS NOT NULL)",
        Call { Function: Function.Abs, Arguments: [var only] } => $"abs({Of(only, subject)})",
        Call { Function: Function.Min } call => $"least({string.Join(", ", call.Arguments.Select(argument => Of(argument, subject)))})",
        Call { Function: Function.Max } call => $"greatest({string.Join(", ", call.Arguments.Select(argument => Of(argument, subject)))})",
        _ => throw new UnfitExpectation($"The row_condition can't say '{expression}'."),
    };

    private static string Of(Binary binary, string left, string right) => binary.Operator switch
    {
        BinaryOperator.Or => $"({left} OR {right})",
        BinaryOperator.And => $"({left} AND {right})",
        BinaryOperator.Equal => $"({left} = {right})",
        BinaryOperator.NotEqual => $"({left} <> {right})",
        BinaryOperator.Less => $"({left} < {right})",
        BinaryOperator.LessOrEqual => $"({left} <= {right})",
        BinaryOperator.Greater => $"({left} > {right})",
        BinaryOperator.GreaterOrEqual => $"({left} >= {right})",
        BinaryOperator.Add => $"({left} + {right})",
        BinaryOperator.Subtract => $"({left} - {right})",
        BinaryOperator.Multiply => $"({left} * {right})",
        _ => $"({left} / nullif({right}, 0))",
    };

    private static string Of(Value value) => value switch
    {
        BoolValue truth => truth.Value ? "TRUE" : "FALSE",
        StringValue text => Sql.Text(text.Value),
        NumberValue { Kind: QuantityKind.Duration } duration => Invariant($"CAST({duration.Value * 1e6:F0} AS BIGINT)"),
        NumberValue number => Invariant($"CAST('{number.Value:R}' AS DOUBLE)"),
        _ => "NULL",
    };
}
