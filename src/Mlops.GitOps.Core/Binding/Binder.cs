using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Core.Binding;

/// <summary>From what specs say to what they mean: each section in turn, every one on what those before it gave.</summary>
internal static class Binder
{
    public static SpecModel Bind(WorkspaceSyntax syntax, ImmutableArray<ParsedFile> files, DiagnosticBag diagnostics)
    {
        var scope = new BindScope(syntax, diagnostics);
        var trainings = new List<Training>();
        HeaderBinder.Bind(scope);
        var datasets = DatasetBinder.Bind(scope);
        var views = ViewBinder.Bind(scope);
        var pipelines = PipelineBinder.Bind(scope, trainings);
        var models = ModelBinder.Bind(scope, trainings);
        ProblemBinder.Bind(scope, models);
        ServiceBinder.Bind(scope);
        MonitorBinder.Bind(scope, pipelines);
        ExperimentBinder.Bind(scope, models);
        EnvironmentBinder.Bind(scope, models);
        OutputUse.Check(scope);
        var (pins, versions) = RecordBinder.Bind(files, scope);
        return new SpecModel(syntax, datasets, views, pipelines, models, pins, versions);
    }
}
