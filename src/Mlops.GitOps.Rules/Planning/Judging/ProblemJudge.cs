using Mlops.GitOps.Rules.Planning.Comparing;
using Mlops.GitOps.Rules.Planning.Strength;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Problems: what is to be solved, and the two questions about it.</summary>
internal static class ProblemJudge
{
    public static Judgement Of(Difference difference, PlanContext context)
    {
        var runs = Judgement.Nothing.And(context.Retraining.Through("problems", difference.Name));
        return difference.Inner switch
        {
            [] when difference.Before is null => Judgement.Of(Impact.Additive),
            [] => Judgement.Of(Impact.Additive).And(PolicyEffect.Weaker),
            ["statement" or "description" or "owner"] => Judgement.Of(Impact.Docs),
            ["solvedWhen" or "needsMlWhen"] => runs.And(GateStrength.OfCondition(difference.Before, difference.After)),

            // What a model has to beat decides both answers.
            ["baseline", ..] => Judgement.Of(Impact.Additive).And(runs).And(PolicyEffect.Weaker),
            _ => runs,
        };
    }
}
