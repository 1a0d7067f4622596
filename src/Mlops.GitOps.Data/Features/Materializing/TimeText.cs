using System.Globalization;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>Writes a time as specs have it.</summary>
public static class TimeText
{
    /// <param name="microseconds">Since 1970, UTC.</param>
    public static string Of(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
}
