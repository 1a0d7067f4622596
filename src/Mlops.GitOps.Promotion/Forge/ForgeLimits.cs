namespace Mlops.GitOps.Promotion.Forge;

/// <summary>How patient a client is.</summary>
/// <param name="Timeout">For one answer, to its last byte.</param>
/// <param name="Attempts">How often the same is asked.</param>
/// <param name="LongestWait">A forge that wants us to wait longer is not waited for.</param>
public sealed record ForgeLimits(TimeSpan Timeout, int Attempts, TimeSpan LongestWait)
{
    public const int MostBytes = 64 * 1024 * 1024;

    public const int MostPages = 1000;

    public static ForgeLimits Usual { get; } = new(TimeSpan.FromSeconds(30), Attempts: 4, TimeSpan.FromMinutes(2));
}
