using System.Diagnostics;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Judges a difference by what it is about.</summary>
internal static class Judge
{
    public static Judgement Of(Difference difference, PlanContext context) => difference.Section switch
    {
        "datasets" => DatasetJudge.Of(difference, context),
        "entities" => DatasetJudge.OfEntity(difference, context),
        "features" => FeatureJudge.Of(difference, context),
        "problems" => ProblemJudge.Of(difference, context),
        "pipelines" => PipelineJudge.Of(difference, context),
        "models" => ModelJudge.Of(difference, context),
        "experiments" => difference.Inner is ["description" or "owner"] ? Judgement.Of(Impact.Docs) : Judgement.Of(Impact.Additive),
        "services" => ServiceJudge.Of(difference, context),
        "monitors" => MonitorJudge.Of(difference, context),
        "environments" => EnvironmentJudge.Of(difference, context),
        "versions" => RecordJudge.OfVersion(difference),
        "rejected" => RecordJudge.OfRejected(difference),
        { Length: > 0 } => HeaderJudge.Of(difference, context),
        _ => throw new UnreachableException("A difference is in a section or in the header."),
    };
}
