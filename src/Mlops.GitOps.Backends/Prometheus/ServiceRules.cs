using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>What is recorded of a service for alarms and dashboards, and the alerts that its promises ask for.</summary>
internal static class ServiceRules
{
    public static RuleGroup Of(ServiceSyntax service, Compilation compilation)
    {
        var metrics = ServiceMetrics.Of(service);
        ImmutableArray<Objective> objectives = [.. Objective.Of(service)];
        var runbooks = Runbooks.Of(compilation.Syntax.Monitors.Where(monitor => monitor.Service?.Value == metrics.Service));
        var alerts = objectives.Select(objective => (Objective: objective, Alerts: ObjectiveRules.AlertsOf(objective, metrics, runbooks))).ToList();
        return new RuleGroup(
            $"service-{metrics.Service}",
            service.Name.Span,
            [.. Recent(service, metrics).Concat(objectives.SelectMany(objective => ObjectiveRules.RecordingsOf(objective, metrics))).DistinctBy(static rule => rule.Name)],
            [.. alerts.SelectMany(static one => one.Alerts)],
            [.. alerts.SelectMany(one => ObjectiveRules.ScenariosOf(one.Objective, metrics, one.Alerts))]);
    }

    private static IEnumerable<RecordingRule> Recent(ServiceSyntax service, ServiceMetrics metrics)
    {
        var from = service.Name.Span;
        const string window = ServiceMetrics.Recent;
        yield return new RecordingRule(ServiceMetrics.Available, metrics.IsAvailable, from);
        yield return new RecordingRule(ServiceMetrics.Availability(window), metrics.AvailabilityOver(window), from);
        yield return new RecordingRule(ServiceMetrics.Throughput, metrics.RequestRate(window), from);
        yield return new RecordingRule(ServiceMetrics.ErrorRatio(window), metrics.ErrorRatioOver(window), from);
        yield return new RecordingRule(ServiceMetrics.Buckets(window), metrics.BucketRates(window), from);
        foreach (var (name, quantile) in Objective.Quantiles)
        {
            // Without a request there is no quantile, and PromQL calls it NaN, which would be equal to nothing and unequal to everything.
            yield return new RecordingRule(ServiceMetrics.Quantile(name), Query.Compare(metrics.QuantileOver(quantile, window), ">=", Query.Atom("0")), from);
        }
    }
}
