using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>The rules of a monitor: alarms over its service, what it finds out, whether it is silent, and when to train again.</summary>
internal static class MonitorRules
{
    private static readonly TimeSpan LongestHolding = TimeSpan.FromHours(1);

    public static RuleGroup Of(MonitorSyntax monitor, ServiceSyntax service)
    {
        var metrics = ServiceMetrics.Of(service);
        var runbookOf = Runbooks.Of([monitor]);
        var watch = new Watch(monitor, metrics.Service, EveryOf(monitor), runbookOf);
        ImmutableArray<(AlertRule Alert, Core.Expressions.ParsedExpression Alarm)> alarms = [.. AlarmRules.Of(monitor, metrics, runbookOf)];
        ImmutableArray<Signal> signals = [.. Signals.Of(monitor)];
        var found = signals.Select(signal => SignalRules.AlertOf(signal, watch)).ToImmutableArray();
        var silence = SilenceRule.Of(watch, signals);
        var retraining = RetrainRule.Of(watch, signals);
        return new RuleGroup(
            $"monitor-{monitor.Name.Value}",
            monitor.Name.Span,
            [.. signals.Select(signal => SignalRules.RecordingOf(signal, watch))],
            [.. alarms.Select(static one => one.Alert), .. found, .. silence is null ? [] : new[] { silence }, .. retraining is null ? [] : new[] { retraining }],
            [
                .. AlarmRules.ScenariosOf(alarms, metrics),
                .. SignalRules.ScenariosOf(signals, found, silence),
                .. retraining is null ? [] : RetrainRule.ScenariosOf(retraining, watch, signals),
            ]);
    }

    /// <summary>Returns how long something must be bad: until the monitor has looked again, but not for longer than an hour.</summary>
    public static TimeSpan HoldingOf(TimeSpan every) => every < LongestHolding ? every : LongestHolding;

    private static TimeSpan EveryOf(MonitorSyntax monitor) => TimeSpan.FromSeconds(monitor.Body.Quantity("every")?.Value.Value ?? LongestHolding.TotalSeconds);
}
