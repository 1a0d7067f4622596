using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>Reads and writes text between quotation marks. Both marks are read, so that either fits into YAML's own; <c>"</c> is written.</summary>
internal static class StringLiterals
{
    public static Token Read(string text, int start)
    {
        var quote = text[start];
        var value = new StringBuilder();
        for (var at = start + 1; at < text.Length; at++)
        {
            var c = text[at];
            if (c == quote) return new(TokenKind.String, new(start, at + 1), value.ToString());
            if (c != '\\')
            {
                value.Append(c);
                continue;
            }

            var length = Unescape(text, at, value);
            if (length == 0 && at + 1 < text.Length)
                return new(TokenKind.Error, new(at, at + 2), "a '\\' in a text must be followed by one of \\ \" ' n r t, or by u and four hexadecimal digits");
            at += Math.Max(length - 1, 0);
        }

        return new(TokenKind.Error, new(start, text.Length), $"the text that begins with {quote} never ends");
    }

    public static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) || char.IsSurrogate(c) => quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    // Returns how many characters the escape takes; 0 if it is none.
    private static int Unescape(string text, int at, StringBuilder value)
    {
        if (at + 1 >= text.Length) return 0;
        if (text[at + 1] == 'u') return UnescapeCode(text, at + 2, value) ? 6 : 0;

        var meant = text[at + 1] switch
        {
            '\\' or '"' or '\'' => text[at + 1],
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (meant == '\0') return 0;
        value.Append(meant);
        return 2;
    }

    private static bool UnescapeCode(string text, int at, StringBuilder value)
    {
        if (at + 4 > text.Length) return false;
        var digits = text.Substring(at, 4);
        if (!ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return false;
        value.Append((char)code);
        return true;
    }
}
