using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Rules.Planning.Comparing;
using Mlops.GitOps.Rules.Planning.Strength;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Environments: where models run, and what must hold before they do.</summary>
internal static class EnvironmentJudge
{
    public static Judgement Of(Difference difference, PlanContext context) => difference.Inner switch
    {
        [] when difference.Before is null => Judgement.Of(Impact.Additive),
        [] => Judgement.Of(Impact.Breaking, $"nothing runs in '{difference.Name}' any more").And(PolicyEffect.Weaker),
        ["description" or "owner"] => Judgement.Of(Impact.Docs),
        ["after"] => Judgement.Rule(difference is { Before: null } ? PolicyEffect.Stronger : PolicyEffect.Weaker),
        ["promote"] => Judgement.Rule(Strengths.OfWords(difference.TextBefore ?? "review", difference.TextAfter ?? "review", "auto", "review")),
        ["soak"] => Judgement.Rule(Strengths.WhereMoreIsStronger(difference.Before, difference.After, usual: 0)),
        ["freeze"] => Judgement.Rule(FreezeStrength.Of(difference)),
        ["gates"] => Judgement.Rule(GateStrength.OfGates(difference)),
        ["approvals"] => Judgement.Rule(ApprovalStrength.OfItem(difference)),
        ["verifiedCommits"] => Judgement.Rule(Strengths.OfWords(difference.TextBefore ?? "false", difference.TextAfter ?? "false", "false", "true")),
        ["rollback", ..] => Judgement.Rule(ApprovalStrength.Between(RollbackOf(difference.Name, context.Base), RollbackOf(difference.Name, context.Head))),
        ["breakGlass"] => Judgement.Rule(difference.Before is null ? PolicyEffect.Weaker : PolicyEffect.Stronger),
        ["breakGlass", "approvals"] => Judgement.Rule(ApprovalStrength.OfItem(difference)),
        ["breakGlass", "ticket"] => Judgement.Rule(Strengths.OfWords(difference.TextBefore ?? "required", difference.TextAfter ?? "required", "optional", "required")),
        ["set", var path] => OfSet(path, difference),
        ["set"] => Whole(difference),
        _ => Judgement.Of(Impact.Redeploy, context.Head.Syntax.Services.Select(service => $"redeploys service '{service.Name.Value}' in '{difference.Name}'")),
    };

    // What an environment sets may be a gate or a threshold of its own.
    private static Judgement OfSet(string path, Difference difference) => path.Split('.') is ["services", var service, ..]
        ? Judgement.Of(Impact.Redeploy, $"redeploys service '{service}' in '{difference.Name}'")
        : Judgement.Of(Impact.Redeploy).And(PolicyEffect.Weaker);

    private static Judgement Whole(Difference difference) =>
        ((difference.After ?? difference.Before) as MeantMap)?.Entries.Select(entry => OfSet(entry.Name, difference)).Aggregate(Judgement.Nothing, static (all, one) => all.And(one)) ?? Judgement.Nothing;

    // Without a rule of its own a rollback asks for the usual approvals.
    private static MeantList? RollbackOf(string environment, SpecModel specs)
    {
        if (specs.Syntax.Environments.FirstOrDefault(one => one.Name.Value == environment) is not { } found) return null;
        var meant = Meanings.OfDefinition("environments", found.Body, specs);
        return (meant.Find("rollback") is MeantMap rollback ? rollback.Find("approvals") : meant.Find("approvals")) as MeantList;
    }
}
