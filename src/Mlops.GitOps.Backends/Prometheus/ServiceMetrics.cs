using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>What a service tells of itself, as queries. Shadows are left out: nobody waits for their answers.</summary>
/// <param name="Variant">One whose answers are used, for tests.</param>
internal sealed record ServiceMetrics(string Service, string Selector, string Variant)
{
    public const string Requests = "mlops_requests_total";

    public const string Seconds = "mlops_request_seconds_bucket";

    public const string Available = "service:mlops_available";

    /// <summary>Over which stretch an alarm and a dashboard look.</summary>
    public const string Recent = "5m";

    public static ServiceMetrics Of(ServiceSyntax service)
    {
        var kinds = service.Variants.ToLookup(static variant => (variant.Value as YamlMap).Flag("shadow"), static variant => variant.Name);
        var shadows = kinds[true].Order(StringComparer.Ordinal).Select(static shadow => $",variant!=\"{shadow}\"");
        return new ServiceMetrics(service.Name.Value, string.Concat([$"service=\"{service.Name.Value}\"", .. shadows]), kinds[false].FirstOrDefault() ?? "");
    }

    public Query Recorded(string record) => Query.Atom($"{record}{{service=\"{Service}\"}}");

    public Query Always => Constantly(1);

    public static string ErrorRatio(string window) => $"service:mlops_errors:ratio_rate{window}";

    public static string Buckets(string window) => $"service_le:mlops_request_seconds_bucket:rate{window}";

    public static string Availability(string window) => $"{Available}:avg{window}";

    public static string Quantile(string name) => $"service:mlops_request_seconds:{name}_{Recent}";

    public const string Throughput = $"service:mlops_requests:rate{Recent}";

    /// <summary>Returns how a series is recorded.</summary>
    public Query RequestRate(string window) => Query.Atom($"sum by (service) (rate({Requests}{{{Selector}}}[{window}]))");

    // A service without a failure has no series of failures; where nobody asks, there is no share.
    public Query ErrorRatioOver(string window) => Query.Product(
        Query.Or(Query.Atom($"sum by (service) (rate({Requests}{{{Selector},code=~\"5..\"}}[{window}]))"), Query.Product(Query.Atom("0"), "*", RequestRate(window))),
        "/",
        new Query(Query.Compare(RequestRate(window), ">", Query.Atom("0")).Text, Binding.Comparison));

    public Query BucketRates(string window) => Query.Atom($"sum by (service, le) (rate({Seconds}{{{Selector}}}[{window}]))");

    public Query QuantileOver(double quantile, string window) => Query.Atom($"histogram_quantile({PromQl.Number(quantile)}, {Recorded(Buckets(window)).Text})");

    public Query IsAvailable => Query.Or(Query.Atom($"max by (service) ({Requests}{{{Selector}}} >= bool 0)"), Constantly(0));

    public Query AvailabilityOver(string window) => Query.Atom($"avg_over_time({Recorded(Available).Text}[{window}])");

    private Query Constantly(int value) => Query.Atom($"label_replace(vector({value}), \"service\", \"{Service}\", \"\", \"\")");
}
