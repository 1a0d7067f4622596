using System.Globalization;
using System.Net;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>How long to wait before the same is asked again.</summary>
internal static class ForgeDelay
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>Whether an answer says that too much was asked, not that the question is wrong.</summary>
    public static bool IsLimit(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.TooManyRequests
        || (response.StatusCode == HttpStatusCode.Forbidden && (response.Headers.RetryAfter is not null || Header(response, "x-ratelimit-remaining") == "0"));

    /// <summary>Returns what the forge asks for, else twice as long each time.</summary>
    /// <param name="attempt">From 1.</param>
    public static TimeSpan Before(int attempt, HttpResponseMessage? response, DateTimeOffset now)
    {
        var doubled = First * (1 << (attempt - 1));
        if (response is null) return doubled;
        if (response.Headers.RetryAfter?.Delta is { } delta) return delta;
        if (response.Headers.RetryAfter?.Date is { } date) return Later(date, now);
        if (Header(response, "x-ratelimit-remaining") == "0" && long.TryParse(Header(response, "x-ratelimit-reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var reset) && reset < 1L << 36)
            return Later(DateTimeOffset.FromUnixTimeSeconds(reset), now) + First;

        // Of a limit that says no more, a minute is what its pages ask for.
        return IsLimit(response) ? TimeSpan.FromMinutes(1) : doubled;
    }

    private static TimeSpan Later(DateTimeOffset then, DateTimeOffset now) => then > now ? then - now : TimeSpan.Zero;

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}
