using System.Globalization;

namespace Mlops.GitOps.Core.Types;

/// <summary>Reads dates and times as they are written in specs. One without a zone is UTC, as every timestamp column is.</summary>
public static class Timestamp
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(string text, out long microseconds)
    {
        var isRead = DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        microseconds = isRead ? (time.UtcTicks - 621_355_968_000_000_000) / 10 : 0;
        return isRead;
    }
}
