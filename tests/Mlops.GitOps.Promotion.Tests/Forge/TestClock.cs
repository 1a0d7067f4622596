using Mlops.GitOps.Promotion.Forge;

namespace Mlops.GitOps.Promotion.Tests.Forge;

/// <summary>A clock that goes on only by waiting, and remembers how long was waited.</summary>
internal sealed class TestClock
{
    private DateTimeOffset now = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    public List<TimeSpan> Waits { get; } = [];

    public ForgeClock Clock => new(() => now, (time, _) =>
    {
        Waits.Add(time);
        now += time;
    });
}
