using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Core.Expressions;

/// <summary>What YAML's quotation marks do to the text between them.</summary>
internal static class YamlQuoting
{
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                _ when char.IsControl(c) => quoted.Append("\\x").Append(((int)c).ToString("X2", CultureInfo.InvariantCulture)),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Whether a text means the same in every style of scalar, block or flow.</summary>
    public static bool IsInert(string text)
    {
        foreach (var c in text)
        {
            var isInert = char.IsLetterOrDigit(c) || c is '_' or '.' or ' ' or '=' or '<' or '>';
            if (!isInert) return false;
        }

        return true;
    }

    /// <summary>Returns where each character of a quoted scalar's text, and its end, is written; null where lines were folded
    /// or an escape is not one of the few that are followed here.</summary>
    public static int[]? OffsetsIn(string written, string text)
    {
        if (written.Length < 2 || written[0] is not ('"' or '\'')) return null;
        var offsets = new int[text.Length + 1];
        var at = 1;
        for (var i = 0; i < text.Length; i++)
        {
            offsets[i] = at;
            var length = LengthOf(written, at, text[i]);
            if (length == 0) return null;
            at += length;
        }

        offsets[text.Length] = at;
        return at == written.Length - 1 ? offsets : null;
    }

    // How many characters of the source stand for one of the text; 0 if they do not.
    private static int LengthOf(string written, int at, char meant)
    {
        if (at >= written.Length - 1) return 0;
        var c = written[at];
        if (written[0] == '\'') return c != meant ? 0 : c != '\'' ? 1 : written[at + 1] == '\'' ? 2 : 0;
        if (c != '\\') return c == meant && c != '\n' ? 1 : 0;
        return (written[at + 1], meant) switch
        {
            ('n', '\n') or ('t', '\t') or ('r', '\r') => 2,
            ('"', '"') or ('\\', '\\') or ('/', '/') or (' ', ' ') => 2,
            ('x', _) => 4,
            ('u', _) => 6,
            _ => 0,
        };
    }
}
