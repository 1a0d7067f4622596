using System.Collections.Immutable;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>How fast a budget is spent: at a rate of 1 it lasts for exactly the time it is for, thirty days. A long window says that it matters,
/// a short one that it still goes on.</summary>
internal sealed record BurnRate(double Factor, string Long, string Short, string Severity, TimeSpan For)
{
    public static ImmutableArray<BurnRate> All { get; } =
    [
        new(14.4, "1h", "5m", Prometheus.Severity.Critical, TimeSpan.FromMinutes(2)),
        new(6, "6h", "30m", Prometheus.Severity.Critical, TimeSpan.FromMinutes(15)),
        new(3, "1d", "2h", Prometheus.Severity.Warning, TimeSpan.FromHours(1)),
        new(1, "3d", "6h", Prometheus.Severity.Warning, TimeSpan.FromHours(3)),
    ];

    /// <summary>By then each of them has fired, if the whole budget is spent at once.</summary>
    public static TimeSpan Settled { get; } = TimeSpan.FromHours(4);

    /// <summary>Returns those that can be reached: more than everything can't fail.</summary>
    public static IEnumerable<BurnRate> Reachable(double budget) => All.Where(rate => rate.Factor * budget < 1);
}
