using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>Everything the specs of a workspace say, whichever file says it.</summary>
public sealed record WorkspaceSyntax(
    HeaderSyntax Header,
    ImmutableArray<DatasetSyntax> Datasets,
    ImmutableArray<EntitySyntax> Entities,
    ImmutableArray<FeatureViewSyntax> Features,
    ImmutableArray<ProblemSyntax> Problems,
    ImmutableArray<PipelineSyntax> Pipelines,
    ImmutableArray<ModelSyntax> Models,
    ImmutableArray<ExperimentSyntax> Experiments,
    ImmutableArray<ServiceSyntax> Services,
    ImmutableArray<MonitorSyntax> Monitors,
    ImmutableArray<EnvironmentSyntax> Environments)
{
    public ReadingGaps Gaps { get; init; } = ReadingGaps.None;
}
