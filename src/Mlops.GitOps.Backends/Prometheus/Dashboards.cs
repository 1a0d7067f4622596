using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>A dashboard for each service, each monitor, each comparison of variants, and one for pipelines and features.</summary>
internal static class Dashboards
{
    public static IEnumerable<Dashboard> Of(WorkspaceSyntax syntax)
    {
        var project = syntax.Header.Project?.Value ?? "";
        foreach (var service in syntax.Services.OrderBy(static service => service.Name.Value, StringComparer.Ordinal))
        {
            yield return OfService(service, project);
            if (service.Experiment is not null || service.Variants.Length > 1) yield return OfExperiment(service, project);
        }

        foreach (var monitor in syntax.Monitors.OrderBy(static monitor => monitor.Name.Value, StringComparer.Ordinal)) yield return OfMonitor(monitor, project);
        foreach (var dashboard in OfWork(syntax, project)) yield return dashboard;
    }

    private static Dashboard OfService(ServiceSyntax service, string project)
    {
        var metrics = ServiceMetrics.Of(service);
        var promised = Objective.Of(service).ToDictionary(static objective => objective.Name, StringComparer.Ordinal);
        ImmutableArray<Limit> Above(params string[] names) => [.. names.Select(promised.GetValueOrDefault).OfType<Objective>().Select(static objective => new Limit(objective.Limit ?? objective.Budget, IsBadAbove: true))];
        return new Dashboard(project, $"service-{metrics.Service}", $"{project} / {metrics.Service}",
        [
            new Panel("Requests", "reqps", [(metrics.Recorded(ServiceMetrics.Throughput).Text, "all")]),
            new Panel("Failed requests", "percentunit", [(metrics.Recorded(ServiceMetrics.ErrorRatio(ServiceMetrics.Recent)).Text, "failed")]) { Limits = Above("errorRate") },
            new Panel("Time to answer", "s", [.. Objective.Quantiles.Select(one => (metrics.Recorded(ServiceMetrics.Quantile(one.Name)).Text, one.Name))]) { Limits = Above("p99") },
            new Panel("Availability", "percentunit", [(metrics.Recorded(ServiceMetrics.Availability(ServiceMetrics.Recent)).Text, "answers")])
            {
                Limits = promised.TryGetValue("availability", out var availability) ? [new Limit(Math.Round(1 - availability.Budget, 12), IsBadAbove: false)] : [],
            },
        ], service.Name.Span);
    }

    // Shadows are here too: how they would do is the question.
    private static Dashboard OfExperiment(ServiceSyntax service, string project)
    {
        var name = service.Name.Value;
        var requests = $"sum by (variant, version) (rate({ServiceMetrics.Requests}{{service=\"{name}\"}}[5m]))";
        var failures = $"sum by (variant, version) (rate({ServiceMetrics.Requests}{{service=\"{name}\",code=~\"5..\"}}[5m]))";
        const string legend = "{{variant}} v{{version}}";
        return new Dashboard(project, $"experiment-{name}", $"{project} / {name} by variant",
        [
            new Panel("Requests", "reqps", [(requests, legend)]),
            new Panel("Share of requests", "percentunit", [($"{requests} / ignoring (variant, version) group_left () (sum(rate({ServiceMetrics.Requests}{{service=\"{name}\"}}[5m])) > 0)", legend)]),
            new Panel("Failed requests", "percentunit", [($"({failures} or 0 * {requests}) / ({requests} > 0)", legend)]),
            new Panel("Time that 99 % are answered in", "s", [($"histogram_quantile(0.99, sum by (variant, version, le) (rate({ServiceMetrics.Seconds}{{service=\"{name}\"}}[5m])))", legend)]),
            new Panel("Median time to answer", "s", [($"histogram_quantile(0.5, sum by (variant, version, le) (rate({ServiceMetrics.Seconds}{{service=\"{name}\"}}[5m])))", legend)]),
        ], (service.Body.Find("experiment") ?? service.Body.Find("variants"))?.Key.Span ?? service.Name.Span);
    }

    private static Dashboard OfMonitor(MonitorSyntax monitor, string project) =>
        new(project, $"drift-{monitor.Name.Value}", $"{project} / {monitor.Name.Value}", [.. Signals.Of(monitor).Select(signal => new Panel(
            signal.Name,
            "none",
            [($"max by ({signal.By}) ({signal.Series})", signal.Labels[0].Value)])
        {
            Limits = [.. signal.Bad.Select(static limit => new Limit(limit.Limit, limit.Operator != "<"))],
        })], monitor.Name.Span);

    private static IEnumerable<Dashboard> OfWork(WorkspaceSyntax syntax, string project)
    {
        ImmutableArray<Panel> pipelines = [.. syntax.Pipelines.Select(static pipeline => pipeline.Name.Value).Order(StringComparer.Ordinal)
            .Select(static pipeline => new Panel($"Stages of {pipeline}", "s", [($"max by (stage) (mlops_stage_seconds{{pipeline=\"{pipeline}\"}})", "{{stage}}")]))];
        ImmutableArray<Panel> features = [.. syntax.Features.Where(static view => view.Body.Find("online") is { Value: not YamlScalar { Value: "false" } }).Select(static view => view.FullName).Order(StringComparer.Ordinal)
            .Select(static view => new Panel($"Age of {view}", "s", [($"max(mlops_feature_age_seconds{{view=\"{view}\"}})", view)]))];
        if (syntax.Header.Project is { } at && pipelines.Length + features.Length > 0) yield return new Dashboard(project, "work", $"{project} / pipelines and features", [.. pipelines, .. features], at.Span);
    }
}
