using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Finds characters that make text look like other text: invisible ones and those that turn its direction.</summary>
public static class MisleadingText
{
    public static (int Offset, int Length, string Name)? Find(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] >= '\u00AD' && NameOf(text[at]) is { } name)
                return (at, 1, string.Format(CultureInfo.InvariantCulture, "U+{0:X4} {1}", (int)text[at], name));
        }

        return null;
    }

    /// <summary>Returns the text that a reader sees. It stands in for the one that was reported.</summary>
    public static string Strip(string text)
    {
        if (Find(text) is null) return text;
        var seen = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (NameOf(character) is null) seen.Append(character);
        }

        return seen.ToString();
    }

    private static string? NameOf(char character) => character switch
    {
        '\u00AD' => "soft hyphen",
        '\u034F' => "combining grapheme joiner",
        '\u061C' => "arabic letter mark",
        '\u180E' => "mongolian vowel separator",
        '\u200B' => "zero width space",
        '\u200C' => "zero width non-joiner",
        '\u200D' => "zero width joiner",
        '\u200E' => "left-to-right mark",
        '\u200F' => "right-to-left mark",
        '\u202A' => "left-to-right embedding",
        '\u202B' => "right-to-left embedding",
        '\u202C' => "pop directional formatting",
        '\u202D' => "left-to-right override",
        '\u202E' => "right-to-left override",
        '\u2060' => "word joiner",
        '\u2061' => "function application",
        '\u2062' => "invisible times",
        '\u2063' => "invisible separator",
        '\u2064' => "invisible plus",
        '\u2066' => "left-to-right isolate",
        '\u2067' => "right-to-left isolate",
        '\u2068' => "first strong isolate",
        '\u2069' => "pop directional isolate",
        '\uFEFF' => "zero width no-break space",
        _ => null,
    };
}
