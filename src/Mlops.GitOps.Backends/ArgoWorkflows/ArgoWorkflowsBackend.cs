using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.ArgoWorkflows;

/// <summary>A workflow template for each pipeline.</summary>
public sealed class ArgoWorkflowsBackend : IBackend
{
    private const string Target = "Argo Workflows";

    public string Name => "argo-workflows";

    public ImmutableArray<StackValue> Choices { get; } = [new("orchestrator", "argo")];

    public void Check(Compilation compilation, DiagnosticBag diagnostics)
    {
        var header = compilation.Syntax.Header;
        if (compilation.Model.Pipelines.IsEmpty) return;
        if (header.Body.Map("images").Text("mlops") is null && header.Body.Find("stack")?.Key.Span is { } at)
            diagnostics.Report(Catalog.MissingProperty, at, $"{Target} starts containers and", "images.mlops");
        foreach (var stage in compilation.Model.Pipelines.SelectMany(static pipeline => pipeline.Stages))
        {
            if (stage.Syntax.Body.Find("image") is { } image)
                diagnostics.Report(Catalog.UnsupportedByTarget, image.Key.Span, Target, $"the image of stage '{stage.Id}'", "a stage runs below 'mlops run', so give it a 'runtime' whose image has mlops in it");
            if (stage.Id.Contains("{{", StringComparison.Ordinal))
                diagnostics.Report(Catalog.UnsupportedByTarget, stage.Syntax.Name.Span, Target, $"stage '{stage.Id}'", "'{{' in a value of its matrix would be a template");
        }

        foreach (var text in TextsOf(header).Where(static text => text.Value.Contains("{{", StringComparison.Ordinal)))
            diagnostics.Report(Catalog.UnsupportedByTarget, text.Span, Target, "this text", "'{{' would be a template");
    }

    private static IEnumerable<Spanned<string>> TextsOf(HeaderSyntax header) => new[] { header.Body.Map("images").Text("mlops") }
        .Concat(header.Runtimes.Select(static runtime => (runtime.Value as YamlMap).Text("image")))
        .Concat(new[] { "volume", "serviceAccount" }.Select(key => WorkflowTemplate.SettingsOf(header).Text(key)))
        .OfType<Spanned<string>>();

    public IEnumerable<OutputFile> Emit(Compilation compilation)
    {
        var project = ProjectName.Of(compilation.Syntax.Header);
        if (compilation.Model.Pipelines.IsEmpty) yield break;
        yield return OutputFile.Yaml(OutputPlace.Workspace, "generated/argo-workflows/network-policy.yaml", ArgoWorkflowsShapes.NoVisitors($"{project}-pipelines", project));
        var names = DistinctNames.Of(compilation.Model.Pipelines.Select(pipeline => $"{project}-{pipeline.Name}"));
        foreach (var (pipeline, name) in compilation.Model.Pipelines.Zip(names))
        {
            var plans = Happenings.All.ToImmutableDictionary(static happening => happening, happening => Lowering.Lower(compilation.Model, pipeline, happening), StringComparer.Ordinal);
            yield return OutputFile.Yaml(OutputPlace.Workspace, $"generated/argo-workflows/{pipeline.Name}.yaml", WorkflowTemplate.Of(name, plans, pipeline, compilation.Syntax));
        }
    }
}
