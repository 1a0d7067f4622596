using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Core.Binding;

/// <summary>An output named from outside its pipeline: <c>credit/split.test</c>.</summary>
internal static class ReferencedOutput
{
    public static void Resolve(Spanned<string> reference, string subject, IReadOnlyList<PipelineSymbol> pipelines, BindScope scope)
    {
        var slash = reference.Value.IndexOf('/');
        var dot = reference.Value.IndexOf('.', slash + 1);
        if (slash <= 0 || dot < 0)
        {
            scope.Diagnostics.Report(Catalog.InvalidValue, reference.Span, reference.Value, "stage", "name pipeline, stage and output, such as credit/split.test");
            return;
        }

        var pipelineName = new Spanned<string>(reference.Value.Substring(0, slash), reference.Span);
        if (scope.Pipelines.Find(pipelineName.Value) is not { } syntax)
        {
            if (scope.Pipelines.IsInGap(pipelineName.Value)) return;
            var nearest = Spelling.Nearest(pipelineName.Value, scope.Pipelines.Names);
            scope.Diagnostics.Report(Catalog.UndefinedName, reference.Span, [subject, "pipeline", pipelineName.Value, "no spec declares"],
                nearest is null ? null : nearest + reference.Value.Substring(slash));
            return;
        }

        if (pipelines.FirstOrDefault(pipeline => pipeline.Name == pipelineName.Value) is not { } pipeline) return;
        var stageName = reference.Value.Substring(slash + 1, dot - slash - 1);
        var output = reference.Value.Substring(dot + 1);
        var stages = pipeline.Stages.Where(stage => stage.Syntax.Name.Value == stageName).ToList();
        if (stages.Count == 0)
        {
            // A stage that could not be bound is there all the same.
            if (!syntax.KnowsStages || syntax.Stages.Any(stage => stage.Name.Value == stageName)) return;
            var nearest = Spelling.Nearest(stageName, pipeline.Stages.Select(static stage => stage.Syntax.Name.Value));
            MissingStage.Report(syntax, new Spanned<string>(stageName, reference.Span), subject, $"pipeline '{pipeline.Name}' does not have",
                nearest is null ? null : $"{pipeline.Name}/{nearest}.{output}", scope.Diagnostics);
        }
        else if (stages[0].Outputs.FirstOrDefault(symbol => symbol.Name == output) is not { } found)
        {
            var nearest = Spelling.Nearest(output, stages[0].Outputs.Select(static symbol => symbol.Name));
            scope.Diagnostics.Report(Catalog.UndefinedName, reference.Span, [subject, "output", output, $"stage '{stageName}' does not give"],
                nearest is null ? null : $"{pipeline.Name}/{stageName}.{nearest}");
        }
        else if (found.Type is not (TableType or UnresolvedType))
        {
            scope.Diagnostics.Report(Catalog.ArtifactMismatch, reference.Span, subject, "a Table", reference.Value, found.Type.Described);
        }
    }
}
