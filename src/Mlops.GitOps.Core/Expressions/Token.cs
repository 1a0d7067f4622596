using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>A token; its text is the word, the string without quotes and escapes, or what is wrong with an error.</summary>
internal readonly record struct Token(TokenKind Kind, TextRange Range, string Text = "", Quantity Quantity = default, string? Suggestion = null)
{
    public bool IsWord(string word) => Kind == TokenKind.Word && Text == word;
}
