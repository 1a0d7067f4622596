using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Cuts an expression into tokens, one at a time. What is no token is one of kind <see cref="TokenKind.Error"/>.</summary>
internal static class ExpressionLexer
{
    public static Token Next(string text, int from)
    {
        var at = from;
        while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n') at++;
        if (at == text.Length) return new(TokenKind.End, new(at, at));
        return text[at] switch
        {
            (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' => Word(text, at),
            >= '0' and <= '9' => Number(text, at),
            '"' or '\'' => StringLiterals.Read(text, at),
            _ => Symbol(text, at),
        };
    }

    public static bool IsIdentifier(string text)
    {
        if (text.Length == 0 || text[0] is >= '0' and <= '9') return false;
        foreach (var c in text)
        {
            if (!IsWordCharacter(c)) return false;
        }

        return true;
    }

    private static Token Word(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && IsWordCharacter(text[end])) end++;
        return new(TokenKind.Word, new(start, end), text.Substring(start, end - start));
    }

    private static Token Number(string text, int start)
    {
        var scan = QuantityScan.At(text, start);
        var range = new TextRange(start, scan.End);
        return scan.Problem is null
            ? new(TokenKind.Quantity, range, Quantity: scan.Quantity)
            : new(TokenKind.Error, range, scan.Problem, Suggestion: scan.Suggestion);
    }

    private static Token Symbol(string text, int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        var (kind, length) = (text[at], next) switch
        {
            ('=', '=') when at + 2 >= text.Length || text[at + 2] != '=' => (TokenKind.Equal, 2),
            ('!', '=') when at + 2 >= text.Length || text[at + 2] != '=' => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('<', '>') => (TokenKind.Error, 2),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('*', not '*') => (TokenKind.Star, 1),
            ('.', _) => (TokenKind.Dot, 1),
            (',', _) => (TokenKind.Comma, 1),
            ('(', _) => (TokenKind.OpenParen, 1),
            (')', _) => (TokenKind.CloseParen, 1),
            ('[', _) => (TokenKind.OpenBracket, 1),
            (']', _) => (TokenKind.CloseBracket, 1),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('/', _) => (TokenKind.Slash, 1),
            _ => (TokenKind.Error, 1),
        };
        return kind == TokenKind.Error ? ForeignOperators.Explain(text, at) : new(kind, new(at, at + length));
    }

    private static bool IsWordCharacter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
}
