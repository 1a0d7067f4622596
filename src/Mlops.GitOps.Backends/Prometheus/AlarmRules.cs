using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>The <c>alarms</c> of a monitor: conditions over the telemetry of its service.</summary>
internal static class AlarmRules
{
    private static readonly TimeSpan Holding = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Judged = TimeSpan.FromMinutes(15);

    public static IEnumerable<ParsedExpression> AlarmsOf(MonitorSyntax monitor) =>
        monitor.Body.Find("alarms")?.Value is YamlSequence list ? ExpressionReader.ReadList(list, new DiagnosticBag()) : [];

    public static ConditionNames NamesOf(ServiceMetrics metrics) =>
        new(name => RecordOf(name.Path) is { } record ? metrics.Recorded(record) : null, static _ => null, metrics.Always);

    /// <summary>Returns the series that a name stands for; null where the telemetry of services has none.</summary>
    public static string? RecordOf(string name) => name switch
    {
        "p50" or "p95" or "p99" => ServiceMetrics.Quantile(name),
        "errorRate" => ServiceMetrics.ErrorRatio(ServiceMetrics.Recent),
        "throughput" => ServiceMetrics.Throughput,
        "availability" => ServiceMetrics.Availability(ServiceMetrics.Recent),
        _ => null,
    };

    public static IEnumerable<(AlertRule Alert, ParsedExpression Alarm)> Of(MonitorSyntax monitor, ServiceMetrics metrics, Func<string, string?> runbookOf) =>
        from alarm in AlarmsOf(monitor)
        let text = TextOf(alarm)
        select (new AlertRule(
            "ServiceAlarm",
            ConditionQuery.Of(alarm.Expression, NamesOf(metrics)),
            Holding,
            [("alarm", text), ("monitor", monitor.Name.Value), ("service", metrics.Service), ("severity", Severity.Critical)],
            PromQl.Inert($"{metrics.Service}: {text}"),
            alarm.Text.Source.Span)
        {
            Runbook = runbookOf(Severity.Critical),
            SummaryInTest = $"{metrics.Service}: {text}",
        }, alarm);

    /// <summary>Returns for each alarm values with which it is raised, and values with which it is not, as our own evaluator says.</summary>
    public static IEnumerable<RuleScenario> ScenariosOf(ImmutableArray<(AlertRule Alert, ParsedExpression Alarm)> alarms, ServiceMetrics metrics)
    {
        foreach (var (alert, alarm) in alarms)
        {
            foreach (var isRaised in new[] { true, false })
            {
                if (ConditionExample.Find(alarm.Expression, name => CandidatesOf(name, alarm.Expression), isRaised) is not { } values) continue;
                yield return new RuleScenario(
                    $"{TextOf(alarm)} {(isRaised ? "holds" : "does not hold")}",
                    Judged,
                    [.. values.Where(static value => value.Value is NumberValue).Select(value => SeriesOf(value.Key, value.Value, metrics))],
                    [.. alarms.Select(static one => one.Alert)],
                    [.. alarms.Where(one => ExpressionEvaluator.Evaluate(one.Alarm.Expression, name => values.GetValueOrDefault(name.Path, Value.Unknown)).IsTrue).Select(static one => one.Alert)]);
            }
        }
    }

    // As it is written, on one line.
    private static string TextOf(ParsedExpression alarm) => string.Join(' ', alarm.Text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<Value> CandidatesOf(string name, Expression condition)
    {
        var kind = name is "p50" or "p95" or "p99" ? Core.Types.QuantityKind.Duration : Core.Types.QuantityKind.Number;
        return ConditionExample.NumbersAround(condition).Take(12).Select(number => Value.Of(number, kind)).Append(Value.Unknown);
    }

    private static (string, string) SeriesOf(string name, Value value, ServiceMetrics metrics) =>
        (metrics.Recorded(RecordOf(name) ?? name).Text, value is NumberValue number ? $"{PromQl.Exact(number.Value)}x30" : "_x30");
}
