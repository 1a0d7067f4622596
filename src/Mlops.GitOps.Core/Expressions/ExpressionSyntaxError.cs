namespace Mlops.GitOps.Core.Expressions;

/// <summary>Why a text is no expression. The message is a clause; the suggestion, if any, would replace the range.</summary>
public sealed record ExpressionSyntaxError(int Offset, int Length, string Message, string? Suggestion = null)
{
    public TextRange Range => new(Offset, Offset + Length);
}
