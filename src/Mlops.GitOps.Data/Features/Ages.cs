namespace Mlops.GitOps.Data.Features;

/// <summary>How old a row may be and still count.</summary>
internal static class Ages
{
    public const ulong Any = ulong.MaxValue;

    private const decimal MicrosecondsPerSecond = 1_000_000;

    /// <summary>Returns the greatest age in microseconds. At the ttl a row still counts; a window is open at its far end, so that windows side by side share no row.</summary>
    public static ulong Of(double? ttlSeconds, double? windowSeconds)
    {
        var ttl = ttlSeconds is { } seconds ? Whole(decimal.Floor((decimal)seconds * MicrosecondsPerSecond)) : Any;
        var window = windowSeconds is { } length ? Whole(decimal.Ceiling((decimal)length * MicrosecondsPerSecond) - 1) : Any;
        return Math.Min(ttl, window);
    }

    private static ulong Whole(decimal microseconds) => microseconds < ulong.MaxValue ? (ulong)Math.Max(microseconds, 0) : Any;
}
