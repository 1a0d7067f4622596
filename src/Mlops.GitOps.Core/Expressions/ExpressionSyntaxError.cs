namespace Mlops.GitOps.Core.Expressions;

/// <summary>Why a text is no expression. The message is a clause; the suggestion, if any, would replace the range.</summary>
public sealed record ExpressionSyntaxError(int Offset, int Length, string Message, string? Suggestion = null)
{
    /// <summary>Whether it is well formed, but speaks of a function that there is not.</summary>
    public bool IsUnknownName { get; init; }

    public TextRange Range => new(Offset, Offset + Length);
}
