using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A promise to callers, as the share of requests or of time that may break it.</summary>
/// <param name="Name">As <c>slo</c> calls it.</param>
/// <param name="Limit">Of a time of answer: how long it may be, in seconds.</param>
internal sealed record Objective(string Name, double Budget, double? Limit, SourceSpan From)
{
    public static ImmutableArray<(string Name, double Quantile)> Quantiles { get; } = [("p50", 0.5), ("p95", 0.95), ("p99", 0.99)];

    public static IEnumerable<Objective> Of(ServiceSyntax service)
    {
        var promised = service.Body.Map("slo");
        foreach (var (name, quantile) in Quantiles)
        {
            if (promised.Quantity(name) is { } limit) yield return new Objective(name, Math.Round(1 - quantile, 9), limit.Value.Value, limit.Span);
        }

        if (promised.Quantity("errorRate") is { } errors) yield return new Objective("errorRate", errors.Value.Value, Limit: null, errors.Span);
        if (promised.Quantity("availability") is { } share) yield return new Objective("availability", Math.Round(1 - share.Value.Value, 12), Limit: null, share.Span);
    }
}
