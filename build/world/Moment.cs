using System.Globalization;

namespace Mlops.GitOps.World;

/// <summary>Seconds since 1970, UTC.</summary>
public static class Moment
{
    public const long Minute = 60, Hour = 60 * Minute, Day = 24 * Hour;

    public static long Of(int year, int month, int day) => new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public static string Text(long moment) => DateTime.UnixEpoch.AddSeconds(moment).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Returns when the nightly load, at two, brings what happened at a moment and took some days more to arrive.</summary>
    public static long Loaded(long moment, int daysMore = 0) => ((moment / Day) + 1 + daysMore) * Day + 2 * Hour;

    /// <summary>Returns a moment of a day at which people are awake.</summary>
    public static long InDaytime(long moment, Chance chance) => (moment / Day * Day) + 8 * Hour + chance.Below((int)(12 * Hour));
}
