namespace Mlops.GitOps.Promotion.Forge;

/// <summary>What time it is, and waiting.</summary>
public sealed record ForgeClock(Func<DateTimeOffset> Now, Action<TimeSpan, CancellationToken> Wait)
{
    public static ForgeClock OfMachine { get; } = new(
        static () => DateTimeOffset.UtcNow,
        static (time, stop) =>
        {
            stop.WaitHandle.WaitOne(time);
            stop.ThrowIfCancellationRequested();
        });
}
