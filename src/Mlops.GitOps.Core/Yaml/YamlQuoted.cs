using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Writes text in double quotes, on one line, with an escape for all that can't be seen.</summary>
internal static class YamlQuoted
{
    public static string Write(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is '"' or '\\') quoted.Append('\\').Append(character);
            else if (IsPlainlyVisible(text, at)) quoted.Append(character);
            else quoted.Append(Escape(character));
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>Returns whether the character shows itself as what it is; a half of a pair does if its other half stands by it.</summary>
    public static bool IsPlainlyVisible(string text, int at)
    {
        var character = text[at];
        if (character is >= ' ' and < '\u007F') return true;
        if (char.IsHighSurrogate(character)) return at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
        if (char.IsLowSurrogate(character)) return at > 0 && char.IsHighSurrogate(text[at - 1]);
        return !char.IsControl(character)
            && !char.IsWhiteSpace(character)
            && character is not ('\uFFFE' or '\uFFFF')
            && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format;
    }

    private static string Escape(char character) => character switch
    {
        '\0' => "\\0",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < '\u0100' => "\\x" + ((int)character).ToString("x2", CultureInfo.InvariantCulture),
        _ => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
    };
}
