using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

internal static class MonitorBinder
{
    public static void Bind(BindScope scope, IReadOnlyList<PipelineSymbol> pipelines)
    {
        foreach (var monitor in scope.Syntax.Monitors) Bind(monitor, scope, pipelines);
    }

    private static void Bind(MonitorSyntax monitor, BindScope scope, IReadOnlyList<PipelineSymbol> pipelines)
    {
        var subject = $"Monitor '{monitor.Name.Value}'";
        scope.Owner(monitor.Body.Text("owner"), subject);
        var service = scope.Services.Resolve(monitor.Service, subject, scope.Diagnostics);
        var model = service?.Model is { } name ? scope.BoundModels.Find(name.Value) : null;
        CheckReference(monitor, subject, scope, pipelines);
        var log = service is null || model is null ? TableType.Open : LogColumns.Of(service, model, scope);
        foreach (var drift in monitor.Drift) CheckDrift(drift, log, scope.Diagnostics);
        CheckPerformance(monitor, model, log, subject, scope);
        ExpressionBinder.BindList(monitor.Body.Find("alarms")?.Value, TelemetryScope.Names,
            new ExpressionPlace($"An alarm of monitor '{monitor.Name.Value}'", ExpressionType.Bool), scope.Diagnostics);
        foreach (var alert in monitor.Body.Maps("alerts"))
            scope.Channels.Resolve(alert.Text("channel"), subject, scope.Diagnostics);
        CheckRetrain(monitor, subject, scope);
    }

    private static void CheckReference(MonitorSyntax monitor, string subject, BindScope scope, IReadOnlyList<PipelineSymbol> pipelines)
    {
        scope.Datasets.Resolve(monitor.Reference.Text("dataset"), subject, scope.Diagnostics);
        scope.Services.Resolve(monitor.Reference.Text("service"), subject, scope.Diagnostics);
        if (monitor.Reference.Text("stage") is { } stage) ReferencedOutput.Resolve(stage, subject, pipelines, scope);
    }

    private static void CheckDrift(YamlEntry drift, TableType log, DiagnosticBag diagnostics)
    {
        if (drift.Value is not YamlMap { HasGap: false } test) return;
        var subject = $"Drift test '{drift.Name}'";
        if (test.Find("of") is null)
            Columns.Find(log, test.Text("column") ?? drift.Key.AsName(), subject, "the service's log does not have", diagnostics);
        RequireThreshold(test, drift.Key.Span, subject, diagnostics);
    }

    private static void RequireThreshold(YamlMap? test, SourceSpan at, string subject, DiagnosticBag diagnostics)
    {
        if (test is not null && test.Find("alarmAbove") is null && test.Find("alarmBelow") is null)
            diagnostics.Report(Catalog.MissingProperty, at, subject, "alarmAbove' or 'alarmBelow");
    }

    private static void CheckPerformance(MonitorSyntax monitor, ModelSymbol? model, TableType log, string subject, BindScope scope)
    {
        if (monitor.Performance is not { } performance || monitor.Body.Find("performance") is not { } at) return;
        RequireThreshold(performance, at.Key.Span, "'performance'", scope.Diagnostics);
        if (model is { Syntax.KnowsMetrics: true } && performance.Text("metric") is { } metric)
        {
            var known = model.Syntax.Metrics.Select(static m => m.Name.Value).ToList();
            if (!known.Contains(metric.Value))
                scope.Diagnostics.Report(Catalog.UnknownMetric, metric.Span, [subject, metric.Value, $"model '{model.Name}' does not declare"], Spelling.Nearest(metric.Value, known));
        }

        if (scope.Datasets.Resolve(performance.Text("labels"), subject, scope.Diagnostics) is not { } labels) return;
        if (Columns.Find(labels.Table, performance.Text("joinBy"), subject, $"dataset '{labels.Name}' does not declare", scope.Diagnostics) is not null)
            Columns.Find(log, performance.Text("joinBy"), subject, "the service's log does not have", scope.Diagnostics);
    }

    private static void CheckRetrain(MonitorSyntax monitor, string subject, BindScope scope)
    {
        scope.Pipelines.Resolve(monitor.Retrain.Text("pipeline"), subject, scope.Diagnostics);
        scope.Approvals(ApprovalSyntax.ReadAll(monitor.Retrain, "approvals"), subject, seesOwner: true);
        var signals = monitor.Drift.ToDictionary(static drift => drift.Name, static _ => NameTree.Leaf(ExpressionType.Bool), StringComparer.Ordinal);
        signals.TryAdd("any", NameTree.Leaf(ExpressionType.Bool));
        var roots = new Dictionary<string, NameTree>(StringComparer.Ordinal)
        {
            ["drift"] = NameTree.Branch(NameKind.Other, signals, ""),
            ["performance"] = NameTree.Leaf(ExpressionType.Bool),
            ["concept"] = NameTree.Leaf(ExpressionType.Bool),
        };
        ExpressionBinder.Bind(monitor.Retrain, "when", new ExpressionScope(NameTree.Branch(NameKind.Other, roots, "")),
            new ExpressionPlace($"'when' of monitor '{monitor.Name.Value}'", ExpressionType.Bool), scope.Diagnostics);
    }
}
