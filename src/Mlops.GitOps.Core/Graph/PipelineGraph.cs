using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Graph;

/// <summary>The stages of a pipeline in an order in which they can run. Of several such orders it is always the same one.</summary>
public sealed record PipelineGraph(string Pipeline, EquatableArray<StageNode> Stages)
{
    internal static PipelineGraph Of(PipelineSymbol pipeline) =>
        new(pipeline.Name, pipeline.Stages.Select(static stage => new StageNode(stage.Id, stage.Syntax.Kind.Value, stage.Needs)).ToEquatableArray());
}
