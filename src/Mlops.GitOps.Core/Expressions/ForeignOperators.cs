using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Says what to write in place of what other languages have, and why a character can't stand in an expression.</summary>
internal static class ForeignOperators
{
    // Longer ones first: the first that fits is the one that was written.
    private static readonly ImmutableArray<(string Text, string Advice, string? Instead)> Known =
    [
        ("===", "write '==' to compare", "=="),
        ("!==", "write '!=' to compare", "!="),
        ("=>", "write '>=' to compare", ">="),
        ("=<", "write '<=' to compare", "<="),
        ("=~", "there is no pattern matching; compare with '==' or 'in'", null),
        ("=", "write '==' to compare", "=="),
        ("<>", "write '!='", "!="),
        ("&&", "write 'and'", "and"),
        ("&", "write 'and'", "and"),
        ("||", "write 'or'", "or"),
        ("|", "write 'or'", "or"),
        ("!", "write 'not'", "not "),
        ("?", "write 'if(condition, a, b)'", null),
        (":", "write 'if(condition, a, b)' to choose between two values", null),
        ("**", "there are no powers; multiply with '*'", null),
        ("^", "there are no powers; multiply with '*'", null),
        ("%", "there is no remainder; '%' may only stand right after a number, as in '5%'", null),
        ("${", "names stand as they are, without '${' and '}'", null),
        ("$", "names stand as they are, without '$'", null),
    ];

    public static Token Explain(string text, int at)
    {
        foreach (var (written, advice, instead) in Known)
        {
            if (string.CompareOrdinal(text, at, written, 0, written.Length) == 0)
                return new(TokenKind.Error, new(at, at + written.Length), $"'{written}' is not an operator; {advice}", Suggestion: instead);
        }

        var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        return new(TokenKind.Error, new(at, at + length), Describe(text, at, length));
    }

    private static string Describe(string text, int at, int length) => text[at] switch
    {
        '“' or '”' or '„' or '‘' or '’' or '`' or '«' or '»' => $"'{text[at]}' is not a quotation mark here; text stands between \" and \"",
        '≤' => "'≤' is not an operator; write '<='",
        '≥' => "'≥' is not an operator; write '>='",
        '≠' => "'≠' is not an operator; write '!='",
        '×' or '÷' or '−' => $"'{text[at]}' is not an operator; write '*', '/' or '-'",
        '{' or '}' => $"'{text[at]}' has no meaning here; lists are written '[a, b]'",
        _ when char.IsLetter(text[at]) => $"'{text[at]}' can't be part of a bare name; write columns[\"…\"] for a column of any name",
        _ when char.IsControl(text[at]) || char.IsSurrogate(text[at]) || char.IsWhiteSpace(text[at]) || !IsVisible(text[at]) =>
            string.Format(CultureInfo.InvariantCulture, "the character U+{0:X4} can't stand here", length == 2 ? char.ConvertToUtf32(text, at) : text[at]),
        _ => $"'{text[at]}' has no meaning here",
    };

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned);
}
