using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Says that a pipeline has no stage of a name. Where it removed one, the reference may stand in the text of the pipeline it is
/// <c>like</c>, which is right as it is; so the message names who removed the stage, and where.</summary>
internal static class MissingStage
{
    /// <param name="whence">What lacks it where none was removed, after "which": "its pipeline does not have".</param>
    public static void Report(
        PipelineSyntax pipeline, Spanned<string> stage, string referrer, string whence, string? suggestion, DiagnosticBag diagnostics)
    {
        if (!pipeline.RemovedStages.TryGetValue(stage.Value, out var removed))
        {
            diagnostics.Report(Catalog.UndefinedName, stage.Span, [referrer, "stage", stage.Value, whence], suggestion);
            return;
        }

        // Pipelines further up the chain read the same text and lack the same stage; their messages are alike, and so are one.
        diagnostics.Report(Catalog.UndefinedName, stage.Span, [referrer, "stage", stage.Value, $"pipeline '{removed.Pipeline}' removes"],
            related: [new RelatedLocation($"pipeline '{removed.Pipeline}' removes '{stage.Value}' here", removed.RemovedAt.ToLocation())]);
    }
}
