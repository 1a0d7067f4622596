using System.Globalization;

namespace Mlops.GitOps.Execution.Experiments.Searching;

/// <summary>Cuts a filter into words.</summary>
internal static class FilterLexer
{
    public static List<FilterToken> Read(string text)
    {
        var tokens = new List<FilterToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(text, at);
            tokens.Add(token);
            at = token.End;
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, "", text.Length, text.Length));
        return tokens;
    }

    private static FilterToken Next(string text, int at) => text[at] switch
    {
        '\'' or '"' or '`' => Quoted(text, at),
        '.' when at + 1 == text.Length || !char.IsAsciiDigit(text[at + 1]) || FollowsWord(text, at) => new(FilterTokenKind.Dot, ".", at, at + 1),
        ',' => new(FilterTokenKind.Comma, ",", at, at + 1),
        '(' => new(FilterTokenKind.Open, "(", at, at + 1),
        ')' => new(FilterTokenKind.Close, ")", at, at + 1),
        '=' or '<' or '>' or '!' => Comparator(text, at),
        var sign when (char.IsAsciiDigit(sign) || sign is '-' or '+' or '.') && !FollowsDot(text, at) => Number(text, at),
        var letter when IsOfWord(letter) => Word(text, at),
        _ => new(FilterTokenKind.Unreadable, text.Substring(at, 1), at, at + 1),
    };

    // Behind `metrics.` a key may begin with a digit.
    private static bool FollowsDot(string text, int at) => at > 0 && text[at - 1] == '.' && at > 1 && (IsOfWord(text[at - 2]) || text[at - 2] is '"' or '`');

    private static bool FollowsWord(string text, int at) => at > 0 && (IsOfWord(text[at - 1]) || text[at - 1] is '"' or '`');

    private static FilterToken Quoted(string text, int at)
    {
        var end = text.IndexOf(text[at], at + 1);
        return end < 0
            ? new(FilterTokenKind.Unreadable, text[at..], at, text.Length, text[at])
            : new(FilterTokenKind.Quoted, text[(at + 1)..end], at, end + 1, text[at]);
    }

    private static FilterToken Comparator(string text, int at)
    {
        var length = at + 1 < text.Length && text[at + 1] == '=' ? 2 : 1;
        if (text[at] == '<' && at + 1 < text.Length && text[at + 1] == '>') length = 2;
        return new(FilterTokenKind.Comparator, text.Substring(at, length), at, at + length);
    }

    private static FilterToken Number(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '.' || (text[end] is '-' or '+' && text[end - 1] is 'e' or 'E'))) end++;
        var number = text[at..end];
        var isNumber = double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value);
        return new(isNumber ? FilterTokenKind.Number : FilterTokenKind.Unreadable, number, at, end);
    }

    private static FilterToken Word(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && IsOfWord(text[end])) end++;
        return new(FilterTokenKind.Word, text[at..end], at, end);
    }

    private static bool IsOfWord(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '/' or '@';
}
