using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Prometheus;

/// <summary>Finds what rules have no form for.</summary>
internal static class PrometheusCheck
{
    private const string Target = "Prometheus";

    public static void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        foreach (var service in compilation.Syntax.Services)
        {
            foreach (var objective in Objective.Of(service).Where(static objective => objective.Budget >= 1))
                diagnostics.Report(Catalog.UnsupportedByTarget, objective.From, Target, $"'{objective.Name}' of service '{service.Name.Value}'", "a promise that everything may break leaves nothing to alert on");
        }

        foreach (var monitor in compilation.Syntax.Monitors)
        {
            foreach (var alarm in AlarmRules.AlarmsOf(monitor)) CheckAlarm(alarm, diagnostics);
            CheckSignals(monitor, diagnostics);
            CheckRetrain(monitor, diagnostics);
        }
    }

    private static void CheckAlarm(ParsedExpression alarm, DiagnosticBag diagnostics)
    {
        foreach (var name in alarm.Expression.Names().Where(static name => AlarmRules.RecordOf(name.Path) is null))
            diagnostics.Report(Catalog.UnsupportedByTarget, alarm.Text.SpanOf(name.Range), Target, $"'{name.Path}' in an alarm", "services do not tell it in any metric");
        CheckDepth(alarm, "this alarm", diagnostics);
    }

    private static void CheckDepth(ParsedExpression condition, string what, DiagnosticBag diagnostics)
    {
        if (ConditionQuery.DoublingOf(condition.Expression) > ConditionQuery.MaximumDoubling)
            diagnostics.Report(Catalog.UnsupportedByTarget, condition.Text.Source.Span, Target, what, "its choices, divisions or equalities nest too deeply, and the query would grow without measure");
    }

    private static void CheckSignals(MonitorSyntax monitor, DiagnosticBag diagnostics)
    {
        foreach (var drift in monitor.Drift)
        {
            if (drift.Name == Signals.Concept && monitor.Concept is not null)
                diagnostics.Report(Catalog.UnsupportedByTarget, drift.Key.Span, Target, $"a drift test called '{Signals.Concept}' beside a test of concept drift", "both would be told under that name");
            if (drift.Value is YamlMap test && test.Find("alarmAbove") is not null && test.Find("alarmBelow") is { } below)
                diagnostics.Report(Catalog.UnsupportedByTarget, below.Key.Span, Target, "'alarmAbove' and 'alarmBelow' of one drift test", "one metric tells either the value or the p-value");
        }
    }

    private static void CheckRetrain(MonitorSyntax monitor, DiagnosticBag diagnostics)
    {
        if (monitor.Body.Find("retrain") is not { } entry) return;
        if (RetrainRule.ConditionOf(monitor) is not { } when)
        {
            diagnostics.Report(Catalog.UnsupportedByTarget, entry.Key.Span, Target, "a retraining without 'when'", "an alert needs a condition");
            return;
        }

        ImmutableArray<Signal> signals = [.. Signals.Of(monitor)];
        foreach (var name in when.Expression.Names().Where(name => !RetrainRule.Knows(name, signals)))
            diagnostics.Report(Catalog.UnsupportedByTarget, when.Text.SpanOf(name.Range), Target, $"'{name.Path}' in 'when'", $"monitor '{monitor.Name.Value}' has no test that says it");
        CheckDepth(when, "this 'when'", diagnostics);
    }
}
