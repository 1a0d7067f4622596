using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>What a monitor finds out.</summary>
internal static class Signals
{
    /// <summary>The name under which the test of concept drift is told among the others.</summary>
    public const string Concept = "concept";

    public const string DriftRecord = "monitor:mlops_drift:alarm";

    public static IEnumerable<Signal> Of(MonitorSyntax monitor)
    {
        var name = monitor.Name.Value;
        foreach (var drift in monitor.Drift)
        {
            yield return new Signal($"drift.{drift.Name}", "Drift", $"mlops_drift{{monitor=\"{name}\",name=\"{drift.Name}\"}}", "monitor, name",
                DriftRecord, LimitsOf(drift.Value as YamlMap), [("name", drift.Name)], drift.Key.Span);
        }

        if (monitor.Body.Find("concept") is { } concept)
        {
            yield return new Signal(Concept, "ConceptDrift", $"mlops_drift{{monitor=\"{name}\",name=\"{Concept}\"}}", "monitor, name",
                "monitor:mlops_concept:alarm", [("==", 1)], [("name", Concept)], concept.Key.Span);
        }

        if (monitor.Body.Find("performance") is { } performance && monitor.Performance.Text("metric") is { } metric)
        {
            yield return new Signal("performance", "PerformanceDrop", $"mlops_performance{{monitor=\"{name}\",metric=\"{metric.Value}\"}}", "monitor, metric",
                "monitor:mlops_performance:alarm", LimitsOf(monitor.Performance), [("metric", metric.Value)], performance.Key.Span);
        }
    }

    private static ImmutableArray<(string, double)> LimitsOf(YamlMap? test) =>
        [.. new[] { (">", Limit(test, "alarmAbove")), ("<", Limit(test, "alarmBelow")) }.Where(static limit => limit.Item2 is not null).Select(static limit => (limit.Item1, limit.Item2?.Value ?? 0))];

    private static Quantity? Limit(YamlMap? test, string key) => test.Quantity(key)?.Value;
}
