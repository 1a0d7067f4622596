using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Planning.Comparing;
using Mlops.GitOps.Rules.Planning.Strength;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Models: what they take and give, how they are measured, and what must hold before they run anywhere.</summary>
internal static class ModelJudge
{
    public static Judgement Of(Difference difference, PlanContext context) => difference.Inner switch
    {
        [] => Whole(difference, context),
        ["description"] or ["card", ..] or ["metrics", _, "description"] => Judgement.Of(Impact.Docs, $"changes the card of model '{difference.Name}'"),
        ["gates", _] => Judgement.Rule(GateStrength.OfGates(difference)),
        ["approvals", _] => Judgement.Rule(ApprovalStrength.OfItem(difference)),
        ["gates" or "approvals"] => Judgement.Rule(difference.Before is null ? PolicyEffect.Stronger : PolicyEffect.Weaker),
        ["owner"] => Judgement.Of(Impact.Docs, $"changes who `owner` is for model '{difference.Name}'").And(AsksOwner(context) ? PolicyEffect.Weaker : PolicyEffect.Same),
        ["riskClass"] => Judgement.Of(Impact.Docs).And(Strengths.OfWords(difference.TextBefore ?? "", difference.TextAfter ?? "", "", "minimal", "limited", "high")),
        ["output", ..] => OfOutput(difference, context),
        ["task"] => Broken(difference, context),
        ["minGroup"] => Runs(difference, context).And(OfLeastRows(difference)),
        ["slices", ..] => Runs(difference, context).And(OfSlice(difference, context)),
        ["metrics", var metric, ..] => Runs(difference, context).And(OfMetric(difference, metric, context)),
        _ => Runs(difference, context),
    };

    private static Judgement Whole(Difference difference, PlanContext context) =>
        difference.Before is null ? Judgement.Of(Impact.Additive) : Broken(difference, context).And(PolicyEffect.Weaker);

    private static Judgement Broken(Difference difference, PlanContext context) =>
        Judgement.Of(Impact.Breaking, Readers.Distinct(Readers.OfModel(context.Base, difference.Name)).Select(static reader => $"breaks {reader}")).And(context.Retraining.Through("models", difference.Name));

    private static Judgement Runs(Difference difference, PlanContext context) => Judgement.Of(Impact.Additive).And(context.Retraining.Through("models", difference.Name));

    private static Judgement OfOutput(Difference difference, PlanContext context) => difference.Inner switch
    {
        ["output", "threshold"] => Runs(difference, context).And(Judgement.Of(Impact.Redeploy, Readers.ServicesOf(context.Base, difference.Name).Select(static service => $"redeploys service '{service}'"))),
        ["output", "min"] when Strengths.WhereMoreIsStronger(difference.Before, difference.After, usual: null) == PolicyEffect.Stronger => Runs(difference, context),
        ["output", "max"] when Strengths.WhereLessIsStronger(difference.Before, difference.After, usual: null) == PolicyEffect.Stronger => Runs(difference, context),
        _ => Broken(difference, context),
    };

    private static Judgement OfMetric(Difference difference, string metric, PlanContext context)
    {
        if (difference.Inner.Length == 2 && difference.Before is null) return Judgement.Of(Impact.Additive);
        var policy = Asks(difference, context, name => name.Segments.Any(segment => segment.Text == metric)) ? PolicyEffect.Weaker : PolicyEffect.Same;
        var readers = difference.After is null && difference.Inner.Length == 2 ? Readers.OfMetric(context.Base, difference.Name, metric).Select(static reader => $"breaks {reader}").ToList() : [];
        return (readers.Count == 0 ? Judgement.Of(Impact.Additive) : Judgement.Of(Impact.Breaking, readers)).And(policy);
    }

    private static Judgement OfSlice(Difference difference, PlanContext context)
    {
        if (difference.Inner.Length == 2 && difference.Before is null) return Judgement.Of(Impact.Additive);
        if (difference.Inner is ["slices", _, "minGroup"]) return Judgement.Rule(OfLeastRows(difference));
        var isAsked = difference.Inner.Length < 2 || Asks(difference, context, name => name.Root is "slices" or "fairness");
        return Judgement.Rule(isAsked ? PolicyEffect.Weaker : PolicyEffect.Same);
    }

    // A smaller group counts from now on where it would have kept the gate shut before.
    private static PolicyEffect OfLeastRows(Difference difference) => Strengths.WhereMoreIsStronger(difference.Before, difference.After, usual: 30);

    private static bool AsksOwner(PlanContext context) => context.Base.Syntax.Environments.Any(static environment => environment.Approvals.Concat(environment.RollbackApprovals).Concat(environment.BreakGlassApprovals).Any(static approval => approval.Role.Value == "owner"))
        || context.Base.Models.Any(static model => model.Syntax.Approvals.Any(entry => ApprovalSyntax.ReadAll(model.Syntax.Body.Map("approvals"), entry.Name).Any(static approval => approval.Role.Value == "owner")));

    private static bool Asks(Difference difference, PlanContext context, Func<Name, bool> isMeant) =>
        context.Base.Models.Where(model => model.Name == difference.Name).SelectMany(static model => model.Syntax.Gates).Select(static gates => gates.Value)
            .Concat(context.Base.Syntax.Environments.Select(static environment => environment.Body.Find("gates")?.Value))
            .OfType<YamlSequence>().SelectMany(static gates => gates.Items).OfType<YamlScalar>()
            .Select(static gate => ExpressionParser.Parse(gate.Value, out _)).OfType<Expression>()
            .Any(gate => gate.Names().Any(isMeant));
}
