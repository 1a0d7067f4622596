using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Shapes.Sections;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>Lays what a run sets over a pipeline. It changes what is there: a new parameter or stage would be a misspelt one.</summary>
internal static class OverlayReader
{
    public static PipelineSyntax Apply(PipelineSyntax pipeline, Overlay overlay, DiagnosticBag diagnostics)
    {
        var body = pipeline.Body;
        foreach (var value in overlay.Values)
        {
            if (!IsKnown(value, pipeline, diagnostics)) continue;
            var isParameter = value.Names is ["params", _];
            if (isParameter) body = LikeMerger.Merge(body, TypeOf(value, body).ToMap());
            body = LikeMerger.Merge(body, (isParameter ? value with { Names = value.Names.Add("default") } : value).ToMap());
        }

        if (ReferenceEquals(body, pipeline.Body)) return pipeline;
        ShapeChecker.Check(body, PipelineShape.Shape, new Subject($"pipeline '{pipeline.Name.Value}'", pipeline.Name.Value, pipeline.Name.Span), diagnostics);
        return new PipelineSyntax(pipeline.Name, body);
    }

    // What is set is the value of a parameter; its type stays what it was, and so do its bounds.
    private static OverlayValue TypeOf(OverlayValue value, YamlMap body)
    {
        var entry = body.Entries("params").First(entry => entry.Name == value.Names[1]);
        var type = new ParameterSyntax(entry.Key.AsName(), entry.Value).Type;
        YamlNode declaration = type is null ? YamlTree.Map() : YamlTree.Map(("type", new YamlScalar(entry.Value.Span, type, ScalarStyle.Plain)));
        return new OverlayValue(value.Names, value.Span, declaration);
    }

    private static bool IsKnown(OverlayValue value, PipelineSyntax pipeline, DiagnosticBag diagnostics)
    {
        if (value.Names is not [("params" or "stages") and var section, var name, ..]) return true;
        var known = pipeline.Body.Entries(section).Select(static entry => entry.Name).ToList();
        if (known.Contains(name)) return true;
        var nearest = Spelling.Nearest(name, known);
        diagnostics.Report(Catalog.UndefinedName, value.Span, ["'--set'", section == "params" ? "parameter" : "stage", name, $"pipeline '{pipeline.Name.Value}' does not have"],
            nearest is null ? null : $"{section}.{nearest}");
        return false;
    }
}
