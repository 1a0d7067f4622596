using System.Globalization;

namespace Mlops.GitOps.Core.Types;

/// <summary>Reads the times that specs hold: a date, or a time with its zone. A time without a zone would depend on the machine.</summary>
public static class Instant
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mm:ssK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        var upper = text.ToUpperInvariant();
        return (upper.Length == 10 || HasZone(upper)) && DateTimeOffset.TryParseExact(
            upper, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out instant);
    }

    // The format K would do without a zone, and without the colon in one.
    private static bool HasZone(string text) =>
        text.Length >= 20 && char.IsDigit(text[^2]) && (text[^1] == 'Z' || (text[^6] is '+' or '-' && text[^3] == ':'));
}
