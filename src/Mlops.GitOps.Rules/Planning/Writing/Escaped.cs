using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Rules.Planning.Writing;

/// <summary>Puts text that somebody else wrote into Markdown. In code nothing is a mention, a link or HTML; what would end the code is shown by other signs.</summary>
public static class Escaped
{
    public static string Code(string text)
    {
        var safe = new StringBuilder(text.Length + 2);
        foreach (var rune in text.EnumerateRunes()) safe.Append(Of(rune));
        return safe.Length == 0 ? "(nothing)" : $"`{safe}`";
    }

    private static string Of(Rune rune) => rune.Value switch
    {
        '`' => "ˋ",

        // Tables are cut into cells before anything else is looked at.
        '|' => "¦",
        < ' ' or 0x7F => "�",
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
            ? string.Create(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>")
            : rune.ToString(),
    };
}
