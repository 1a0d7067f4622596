using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Finds declared outputs that nothing reads, and copies that would overwrite each other.</summary>
internal static class OutputUse
{
    public static void Check(BindScope scope)
    {
        // Monitors read outputs too.
        if (!scope.Syntax.Gaps.IsOpen("pipelines") && !scope.Syntax.Gaps.IsOpen("monitors")) ReportUnused(scope);
        ReportSharedPaths(scope);
    }

    private static void ReportUnused(BindScope scope)
    {
        var monitored = new HashSet<string>(scope.Syntax.Monitors.Select(static monitor => monitor.Reference.Text("stage")?.Value).OfType<string>(), StringComparer.Ordinal);
        var read = new HashSet<YamlScalar>();
        var declared = new List<DeclaredOutput>();
        foreach (var pipeline in scope.Syntax.Pipelines)
        {
            var references = new HashSet<string>(pipeline.Stages.SelectMany(static stage => StageInputs.Of(stage)).Select(static input => input.Reference.Value), StringComparer.Ordinal);
            foreach (var tested in pipeline.Stages.Where(static stage => stage.Kind.Value == "test"))
                references.UnionWith(OutputsOf(pipeline, tested.Body.Text("of")?.Value));
            foreach (var stage in pipeline.Stages.Where(static stage => stage.Kind.Value == "run"))
            {
                foreach (var output in stage.Outputs.Where(static output => output.Value is YamlMap))
                {
                    var name = $"{stage.Name.Value}.{output.Name}";
                    var isRead = references.Contains(name) || monitored.Contains($"{pipeline.Name.Value}/{name}") || (output.Value as YamlMap).Text("path") is not null;
                    if (isRead) read.Add(output.Key);
                    else declared.Add(new DeclaredOutput(output, stage));
                }
            }
        }

        // A pipeline that is like another shares its outputs; one reader of any of them is enough.
        foreach (var (output, stage) in declared.Where(item => !read.Contains(item.Output.Key)))
            scope.Diagnostics.Report(Catalog.UnusedOutput, output.Key.Span, output.Name, stage.Name.Value);
    }

    private static IEnumerable<string> OutputsOf(PipelineSyntax pipeline, string? stage) =>
        pipeline.Stages.Where(candidate => candidate.Name.Value == stage).SelectMany(static candidate => candidate.Outputs.Select(output => $"{candidate.Name.Value}.{output.Name}"));

    private static void ReportSharedPaths(BindScope scope)
    {
        var first = new Dictionary<string, Spanned<string>>(StringComparer.Ordinal);
        foreach (var pipeline in scope.Syntax.Pipelines)
        {
            foreach (var stage in pipeline.Stages)
            {
                foreach (var output in stage.Outputs)
                {
                    if ((output.Value as YamlMap).Text("path") is { } path) Check(path, stage, first, scope.Diagnostics);
                }
            }
        }
    }

    private static void Check(Spanned<string> path, StageSyntax stage, Dictionary<string, Spanned<string>> first, DiagnosticBag diagnostics)
    {
        if (stage.Matrix.Length > 0)
            diagnostics.Report(Catalog.InvalidValue, path.Span, path.Value, "path", "a stage with a matrix has several results and can't leave them all in one place");
        if (Types.WorkspacePath.TryCreate(path.Value) is not { } canonical) return;
        if (first.TryAdd(canonical.Value, path)) return;
        var other = first[canonical.Value];
        diagnostics.Report(Catalog.DuplicateName, path.Span, ["output path", path.Value],
            related: other.Span == path.Span
                ? [new RelatedLocation("two pipelines share this stage; give one of them another path", other.Span.ToLocation())]
                : [new RelatedLocation("the other output is left here", other.Span.ToLocation())]);
    }

    private sealed record DeclaredOutput(YamlEntry Output, StageSyntax Stage);
}
