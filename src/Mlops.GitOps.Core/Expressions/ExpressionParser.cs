namespace Mlops.GitOps.Core.Expressions;

/// <summary>Reads an expression. Never throws, and never goes deeper than the limits, whatever the text.</summary>
public static class ExpressionParser
{
    public const int MaximumLength = 64 * 1024;

    /// <summary>How deep parentheses, lists, calls and prefixes may nest.</summary>
    public const int MaximumDepth = 64;

    /// <summary>How many operators may stand in one expression: a long chain is a deep tree.</summary>
    public const int MaximumOperators = 1000;

    public static Expression? Parse(string text, out ExpressionSyntaxError? error)
    {
        if (text.Length > MaximumLength)
        {
            error = new(0, text.Length, FormattableString.Invariant($"it is longer than the {MaximumLength} characters that an expression may have"));
            return null;
        }

        var parsing = new ExpressionParsing(text);
        var expression = parsing.ParseWhole();
        error = parsing.Error;
        return error is null ? expression : null;
    }
}
