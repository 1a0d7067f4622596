using System.Globalization;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Finds characters that make text look like other text: invisible ones and those that turn its direction.</summary>
public static class MisleadingText
{
    public static (int Offset, int Length, string Name)? Find(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] >= '\u061C' && NameOf(text[at]) is { } name)
                return (at, 1, string.Format(CultureInfo.InvariantCulture, "U+{0:X4} {1}", (int)text[at], name));
        }

        return null;
    }

    private static string? NameOf(char character) => character switch
    {
        '\u061C' => "arabic letter mark",
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
        '\u2066' => "left-to-right isolate",
        '\u2067' => "right-to-left isolate",
        '\u2068' => "first strong isolate",
        '\u2069' => "pop directional isolate",
        '\uFEFF' => "zero width no-break space",
        _ => null,
    };
}
