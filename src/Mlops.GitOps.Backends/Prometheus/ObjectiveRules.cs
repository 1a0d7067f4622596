using System.Collections.Immutable;
using System.Globalization;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Alerts on how fast the budgets of a service are spent, and the tests of these.</summary>
internal static class ObjectiveRules
{
    private const int Minutes = 300;
    private const int PerMinute = 1_000_000;

    public static IEnumerable<RecordingRule> RecordingsOf(Objective objective, ServiceMetrics metrics) =>
        BurnRate.Reachable(objective.Budget).SelectMany(static rate => new[] { rate.Short, rate.Long }).Distinct(StringComparer.Ordinal).Select(window => objective switch
        {
            { Limit: not null } => new RecordingRule(ServiceMetrics.Buckets(window), metrics.BucketRates(window), objective.From),
            { Name: "errorRate" } => new RecordingRule(ServiceMetrics.ErrorRatio(window), metrics.ErrorRatioOver(window), objective.From),
            _ => new RecordingRule(ServiceMetrics.Availability(window), metrics.AvailabilityOver(window), objective.From),
        });

    public static ImmutableArray<AlertRule> AlertsOf(Objective objective, ServiceMetrics metrics, Func<string, string?> runbookOf) => [.. BurnRate.Reachable(objective.Budget).Select(rate =>
        new AlertRule(
            NameOf(objective),
            Query.And(Broken(objective, metrics, rate, rate.Long), Broken(objective, metrics, rate, rate.Short)),
            rate.For,
            [("service", metrics.Service), ("severity", rate.Severity), ("slo", objective.Name), ("window", rate.Long)],
            SummaryOf(objective, metrics.Service, rate, "{{ $value | humanizePercentage }}"),
            objective.From)
        {
            Runbook = runbookOf(rate.Severity),
            SummaryInTest = objective.Limit is null ? SummaryOf(objective, metrics.Service, rate, "100%") : null,
        })];

    public static IEnumerable<RuleScenario> ScenariosOf(Objective objective, ServiceMetrics metrics, ImmutableArray<AlertRule> alerts)
    {
        if (alerts.IsEmpty) yield break;
        var name = objective.Name;
        yield return new RuleScenario($"{name} of {metrics.Service} is kept", BurnRate.Settled, Kept(objective, metrics), alerts, []);
        yield return new RuleScenario($"{name} of {metrics.Service} is broken all the time", BurnRate.Settled, BrokenAllTheTime(objective, metrics), alerts, alerts);
    }

    private static string NameOf(Objective objective) => objective switch
    {
        { Limit: not null } => $"{objective.Name.ToUpperInvariant()}LatencyBudgetBurn",
        { Name: "errorRate" } => "ErrorBudgetBurn",
        _ => "AvailabilityBudgetBurn",
    };

    // That more than a tenth is slower than a limit, and that the quantile of nine tenths is above it, are the same: so no bucket must end at the limit.
    private static Query Broken(Objective objective, ServiceMetrics metrics, BurnRate rate, string window)
    {
        var share = rate.Factor * objective.Budget;
        return objective switch
        {
            { Limit: { } limit } => Query.Compare(metrics.QuantileOver(1 - share, window), ">", Query.Atom(PromQl.Number(limit))),
            { Name: "errorRate" } => Query.Compare(metrics.Recorded(ServiceMetrics.ErrorRatio(window)), ">", Query.Atom(PromQl.Number(share))),
            _ => Query.Compare(Query.Sum(Query.Atom("1"), "-", metrics.Recorded(ServiceMetrics.Availability(window))), ">", Query.Atom(PromQl.Number(share))),
        };
    }

    private static string SummaryOf(Objective objective, string service, BurnRate rate, string value)
    {
        var speed = rate.Factor > 1 ? $"more than {PromQl.Number(rate.Factor)} times as fast as it may" : "faster than it may";
        return objective switch
        {
            { Limit: { } limit } => $"{service} answers too slowly: over {rate.Long} it spends what {objective.Name} allows above {PromQl.Number(limit)} s {speed}",
            { Name: "errorRate" } => $"{service} fails {value} of requests over {rate.Long}, spending its budget {speed}",
            _ => $"{service} did not answer for {value} of {rate.Long}, spending its budget {speed}",
        };
    }

    private static ImmutableArray<(string, string)> Kept(Objective objective, ServiceMetrics metrics)
    {
        if (objective.Limit is { } limit) return Answers(metrics, Bucket(limit / 2, all: true), Bucket(double.PositiveInfinity, all: true));
        var failing = objective.Name == "errorRate" ? (int)(objective.Budget / 2 * PerMinute) : 0;
        return [Requests(metrics, "200", PerMinute - failing), Requests(metrics, "500", failing)];
    }

    private static ImmutableArray<(string, string)> BrokenAllTheTime(Objective objective, ServiceMetrics metrics) => objective switch
    {
        { Limit: { } limit } => Answers(metrics, Bucket(limit + 1, all: false), Bucket(double.PositiveInfinity, all: true)),
        { Name: "errorRate" } => [Requests(metrics, "500", PerMinute)],
        _ => [],
    };

    private static (string Bound, string Values) Bucket(double bound, bool all) => (double.IsInfinity(bound) ? "+Inf" : PromQl.Number(bound), Counter(all ? PerMinute : 0));

    private static ImmutableArray<(string, string)> Answers(ServiceMetrics metrics, params (string Bound, string Values)[] buckets) =>
        [.. buckets.Select(bucket => ($"{ServiceMetrics.Seconds}{{service=\"{metrics.Service}\",variant=\"{metrics.Variant}\",version=\"1\",le=\"{bucket.Bound}\"}}", bucket.Values))];

    private static (string, string) Requests(ServiceMetrics metrics, string code, int perMinute) =>
        ($"{ServiceMetrics.Requests}{{service=\"{metrics.Service}\",variant=\"{metrics.Variant}\",version=\"1\",code=\"{code}\"}}", Counter(perMinute));

    private static string Counter(int perMinute) => string.Create(CultureInfo.InvariantCulture, $"0+{perMinute}x{Minutes}");
}
