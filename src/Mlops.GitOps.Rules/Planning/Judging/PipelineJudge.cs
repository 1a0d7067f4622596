using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Pipelines, parameters and stages.</summary>
internal static class PipelineJudge
{
    public static Judgement Of(Difference difference, PlanContext context)
    {
        if (difference.Inner is ["description" or "owner"] or ["params", _, "description"]) return Judgement.Of(Impact.Docs);
        if (difference.Inner.IsEmpty) return Whole(difference, context);
        var runs = Judgement.Of(Impact.Additive);
        if (difference.Inner is not ["on", ..] && !IsAboutRunning(difference)) runs = runs.And(context.Retraining.Within(difference.Name, work => IsMeant(difference, work)));
        return DropsCheck(difference) ? runs.And(PolicyEffect.Weaker) : runs;
    }

    private static Judgement Whole(Difference difference, PlanContext context)
    {
        if (difference.Before is null) return Judgement.Of(Impact.Additive, context.Head.Models.Where(model => model.Trainings.Any(training => training.Pipeline == difference.Name)).Select(static model => $"trains model '{model.Name}'"));
        var models = context.Base.Models.Where(model => model.Trainings.Any(training => training.Pipeline == difference.Name)).Select(static model => model.Name).ToList();
        return models.Count == 0
            ? Judgement.Of(Impact.Additive)
            : Judgement.Of(Impact.Breaking, models.Select(static model => $"model '{model}' is no longer trained here"));
    }

    private static bool IsMeant(Difference difference, StageWork work) => difference.Inner switch
    {
        ["params", var parameter, ..] => work.Parameters.Items.Any(one => one.Name == parameter),
        ["stages", var stage, ..] => work.Name == stage,
        _ => true,
    };

    // Nothing of it is in a key: how long a stage may take, where it runs, what it waits for.
    private static bool IsAboutRunning(Difference difference) => difference.Inner is ["stages", _, "timeout" or "retries" or "resources" or "needs" or "secrets" or "cache" or "when", ..];

    // What is no longer decided, validated or tested.
    private static bool DropsCheck(Difference difference) =>
        (difference.Inner is ["stages", _] && difference.Before is MeantMap stage && difference.After is null && stage.TextOf("kind") is "decide" or "validate" or "test")
        || (difference.Inner is ["stages", _, "needs"] && difference.After is null)
        || (difference.Inner is ["stages", _, "kind"] && difference.TextBefore is "decide" or "validate" or "test");
}
