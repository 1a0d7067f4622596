using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

internal static class ExperimentBinder
{
    public static void Bind(BindScope scope, IReadOnlyList<ModelSymbol> models)
    {
        foreach (var experiment in scope.Syntax.Experiments) Bind(experiment, scope, models);
    }

    private static void Bind(ExperimentSyntax experiment, BindScope scope, IReadOnlyList<ModelSymbol> models)
    {
        var subject = $"Experiment '{experiment.Name.Value}'";
        scope.Owner(experiment.Body.Text("owner"), subject);
        if (scope.Pipelines.Resolve(experiment.Pipeline, subject, scope.Diagnostics) is not { } pipeline) return;
        foreach (var axis in experiment.Sweep) CheckAxis(axis, pipeline, subject, scope.Diagnostics);
        CheckMetric(experiment, pipeline, models, subject, scope.Diagnostics);
    }

    private static void CheckAxis(YamlEntry axis, PipelineSyntax pipeline, string subject, DiagnosticBag diagnostics)
    {
        const string prefix = "params.";
        var isParameter = axis.Name.StartsWith(prefix, StringComparison.Ordinal);
        var name = isParameter ? axis.Name.Substring(prefix.Length) : axis.Name;
        if (isParameter && !pipeline.KnowsParameters) return;
        if (!isParameter || pipeline.Parameters.FirstOrDefault(p => p.Name.Value == name) is not { } parameter)
        {
            var nearest = Spelling.Nearest(name, pipeline.Parameters.Select(static p => p.Name.Value));
            diagnostics.Report(Catalog.UndefinedName, axis.Key.Span, [subject, "parameter", axis.Name, $"pipeline '{pipeline.Name.Value}' does not declare; a sweep is over params.NAME"],
                nearest is null ? null : prefix + nearest);
            return;
        }

        if (axis.Value is not YamlSequence values) return;
        foreach (var value in values.Items) ParameterBinder.CheckValue(parameter, value, axis.Name, diagnostics);
    }

    private static void CheckMetric(ExperimentSyntax experiment, PipelineSyntax pipeline, IReadOnlyList<ModelSymbol> models, string subject, DiagnosticBag diagnostics)
    {
        var trained = models.Where(model => model.Trainings.Any(training => training.Pipeline == pipeline.Name.Value)).ToList();
        if (experiment.Metric is not { } metric || trained.Count == 0 || trained.Exists(static model => !model.Syntax.KnowsMetrics)) return;
        var known = trained.SelectMany(static model => model.Syntax.Metrics).Select(static m => m.Name.Value).ToList();
        if (!known.Contains(metric.Value))
            diagnostics.Report(Catalog.UnknownMetric, metric.Span, [subject, metric.Value, $"no model that pipeline '{pipeline.Name.Value}' trains declares"], Spelling.Nearest(metric.Value, known));
    }
}
