namespace Mlops.GitOps.Execution.Files;

/// <summary>Decides whether a stamp is old enough to be trusted.</summary>
internal static class Freshness
{
    /// <summary>More than the coarsest clock of any file system, in nanoseconds.</summary>
    private const long Margin = 2_000_000_000;

    /// <summary>The moment now, in nanoseconds since 1970.</summary>
    public static long Now() => (DateTime.UtcNow.Ticks - DateTime.UnixEpoch.Ticks) * 100;

    /// <summary>Whether a file that was stamped at a moment could change after it and have the same stamp.</summary>
    public static bool IsRacy(in FileStamp stamp, long moment) => Math.Max(stamp.Modified, stamp.Changed) > moment - Margin;
}
