using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>Shows text from specs, arguments and file names so that it can't steer a terminal: what is invisible becomes visible.</summary>
internal static class Printable
{
    public static string Text(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is >= ' ' and < '\u007F') continue;
            return Escaped(text);
        }

        return text;
    }

    /// <summary>Returns how a character is shown, and how many columns that takes.</summary>
    public static (string Shown, int Width) Of(Rune rune)
    {
        var value = rune.Value;
        if (value is >= ' ' and < 0x7F) return (((char)value).ToString(), 1);
        if (value < ' ') return (((char)(0x2400 + value)).ToString(), 1);
        if (value == 0x7F) return ("\u2421", 1);
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => ByNumber(value),
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => (rune.ToString(), 0),
            _ => (rune.ToString(), WideCharacters.Contains(value) ? 2 : 1),
        };
    }

    private static (string Shown, int Width) ByNumber(int value)
    {
        var shown = string.Create(CultureInfo.InvariantCulture, $"<U+{value:X4}>");
        return (shown, shown.Length);
    }

    private static string Escaped(string text)
    {
        var shown = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes()) shown.Append(Of(rune).Shown);
        return shown.ToString();
    }
}
