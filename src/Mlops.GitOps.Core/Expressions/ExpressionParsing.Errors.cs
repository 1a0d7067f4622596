using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Expressions;

internal sealed partial class ExpressionParsing
{
    private Expression? Fail(TextRange range, string message, string? suggestion = null)
    {
        Error ??= new(range.Start, range.Length, message, suggestion);
        return null;
    }

    private Expression? FailAtFunction(TextRange range, string message, string? suggestion = null)
    {
        Error ??= new(range.Start, range.Length, message, suggestion) { IsUnknownName = true };
        return null;
    }

    private Expression? FailAtMissingValue()
    {
        if (current.Kind == TokenKind.Error) return Fail(current.Range, current.Text, current.Suggestion);
        if (current.Kind == TokenKind.End) return Fail(new(lastEnd, lastEnd), "it ends where a value must follow");
        if (current.IsWord("null")) return Fail(current.Range, "there is no 'null'; has(x) says whether x is there");
        if (current.IsWord("not")) return Fail(current.Range, "'not' can't stand here without parentheses, as in '(not a)'");
        if (current.Kind == TokenKind.Dot && current.Range.End < text.Length && text[current.Range.End] is >= '0' and <= '9')
            return Fail(current.Range, "a number begins with a digit, as in '0.5'");
        return Fail(current.Range, $"a value must stand before '{Written(current)}'");
    }

    private Expression? FailAtUnclosed(TextRange open) =>
        current.Kind == TokenKind.End ? Fail(open, $"this '{text[open.Start]}' is never closed") : FailAtJunk();

    private Expression? FailAtJunk()
    {
        if (current.Kind == TokenKind.Error) return Fail(current.Range, current.Text, current.Suggestion);
        if (current.Kind is TokenKind.CloseParen or TokenKind.CloseBracket) return Fail(current.Range, $"nothing opens this '{Written(current)}'");
        if (current.IsWord("not")) return Fail(current.Range, "'not' stands before what it denies, as in 'not a in b'");
        if (current.Kind == TokenKind.Word)
        {
            var isUnit = lastEnd > 0 && text[lastEnd - 1] is >= '0' and <= '9' && QuantityUnit.Find(current.Text) is not null;
            if (isUnit) return Fail(current.Range, $"the unit '{current.Text}' must stand right after its number, without a space");
            var meant = OperatorMeantBy(current.Text);
            if (meant is not null) return Fail(current.Range, $"'{current.Text}' is not an operator; write '{meant}'", meant);
        }

        return Fail(current.Range, $"an operator must stand before '{Written(current)}'");
    }

    // What people write from SQL, from Python and from prose.
    private static string? OperatorMeantBy(string word)
    {
        if (string.Equals(word, "and", StringComparison.OrdinalIgnoreCase)) return "and";
        if (string.Equals(word, "or", StringComparison.OrdinalIgnoreCase)) return "or";
        if (string.Equals(word, "in", StringComparison.OrdinalIgnoreCase)) return "in";
        return string.Equals(word, "is", StringComparison.OrdinalIgnoreCase) ? "==" : null;
    }

    private string Written(Token token)
    {
        var written = text.Substring(token.Range.Start, token.Range.Length);
        return written.Length <= 40 ? written : $"{written.Substring(0, 40)}…";
    }
}
