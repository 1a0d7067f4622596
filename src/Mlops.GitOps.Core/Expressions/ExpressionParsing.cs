namespace Mlops.GitOps.Core.Expressions;

/// <summary>One pass over one text, from the loosest operator to the tightest. The first mistake ends it: every method
/// then returns null.</summary>
internal sealed partial class ExpressionParsing
{
    private readonly string text;
    private Token current;
    private int lastEnd;
    private int depth;
    private int operators;

    public ExpressionParsing(string text)
    {
        this.text = text;
        current = ExpressionLexer.Next(text, 0);
    }

    public ExpressionSyntaxError? Error { get; private set; }

    public Expression? ParseWhole()
    {
        if (current.Kind == TokenKind.End) return Fail(new(0, 0), "it is empty");
        var expression = ParseOr();
        if (expression is null || current.Kind == TokenKind.End) return expression;
        return FailAtJunk();
    }

    private Expression? ParseOr()
    {
        var left = ParseAnd();
        while (left is not null && current.IsWord("or")) left = ParseRight(left, BinaryOperator.Or, ParseAnd);
        return left;
    }

    private Expression? ParseAnd()
    {
        var left = ParseNot();
        while (left is not null && current.IsWord("and")) left = ParseRight(left, BinaryOperator.And, ParseNot);
        return left;
    }

    private Expression? ParseNot() =>
        current.IsWord("not") ? ParsePrefix(UnaryOperator.Not, ParseNot) : ParseComparison();

    private Expression? ParseComparison()
    {
        var left = ParseSum();
        if (left is null || !IsAtComparison()) return left;
        var comparison = current.IsWord("in") ? (Expression?)ParseIn(left) : ParseRight(left, ComparisonOf(current.Kind), ParseSum);
        if (comparison is null || !IsAtComparison()) return comparison;
        return Fail(current.Range, "comparisons don't chain; join two with 'and'");
    }

    private In? ParseIn(Expression item)
    {
        if (!CountOperator()) return null;
        Advance();
        return ParseSum() is { } list ? new In(item.Range.To(list.Range), item, list) : null;
    }

    private Expression? ParseSum()
    {
        var left = ParseProduct();
        while (left is not null && current.Kind is TokenKind.Plus or TokenKind.Minus)
            left = ParseRight(left, current.Kind == TokenKind.Plus ? BinaryOperator.Add : BinaryOperator.Subtract, ParseProduct);
        return left;
    }

    private Expression? ParseProduct()
    {
        var left = ParseNegation();
        while (left is not null && current.Kind is TokenKind.Star or TokenKind.Slash)
            left = ParseRight(left, current.Kind == TokenKind.Star ? BinaryOperator.Multiply : BinaryOperator.Divide, ParseNegation);
        return left;
    }

    private Expression? ParseNegation() =>
        current.Kind == TokenKind.Minus ? ParsePrefix(UnaryOperator.Negate, ParseNegation) : ParsePrimary();

    private Binary? ParseRight(Expression left, BinaryOperator @operator, Func<Expression?> parseOperand)
    {
        if (!CountOperator()) return null;
        Advance();
        return parseOperand() is { } right ? new Binary(left.Range.To(right.Range), @operator, left, right) : null;
    }

    private Unary? ParsePrefix(UnaryOperator @operator, Func<Expression?> parseOperand)
    {
        var start = current.Range;
        if (!Enter()) return null;
        Advance();
        var operand = parseOperand();
        depth--;
        return operand is null ? null : new Unary(start.To(operand.Range), @operator, operand);
    }

    private bool IsAtComparison() => current.IsWord("in") || current.Kind is >= TokenKind.Equal and <= TokenKind.GreaterOrEqual;

    private static BinaryOperator ComparisonOf(TokenKind kind) => kind switch
    {
        TokenKind.Equal => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        _ => BinaryOperator.GreaterOrEqual,
    };

    private void Advance()
    {
        lastEnd = current.Range.End;
        current = ExpressionLexer.Next(text, lastEnd);
    }

    private bool Enter()
    {
        if (depth++ < ExpressionParser.MaximumDepth) return true;
        Fail(current.Range, FormattableString.Invariant($"it nests deeper than the {ExpressionParser.MaximumDepth} levels that an expression may have"));
        return false;
    }

    private bool CountOperator()
    {
        if (operators++ < ExpressionParser.MaximumOperators) return true;
        Fail(current.Range, FormattableString.Invariant($"it has more than the {ExpressionParser.MaximumOperators} operators that an expression may have"));
        return false;
    }
}
