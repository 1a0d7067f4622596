using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Rules.Planning.Comparing;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>What the header says of the whole workspace, people and rules first of all.</summary>
internal static class HeaderJudge
{
    public static Judgement Of(Difference difference, PlanContext context) => difference.Names.AsSpan() switch
    {
        ["roles", ..] => OfRole(difference),

        // Who decides about the rules is a rule itself: any edit may be the first step of another.
        ["changes" or "rules" or "registrars" or "deployer", ..] => Judgement.Rule(PolicyEffect.Weaker),
        ["runtimes", var runtime, ..] => Judgement.Of(Impact.Additive).And(context.Retraining.Through("runtimes", runtime)),
        ["images", ..] or ["project"] or ["stack", "serving" or "delivery" or "mesh" or "cloud", ..] => Judgement.Of(Impact.Redeploy, context.Head.Syntax.Services.Select(static service => $"redeploys service '{service.Name.Value}'")),
        ["channels", var channel, ..] => OfChannel(difference, channel, context),
        ["mlops" or "requires"] => Judgement.Nothing,
        _ => Judgement.Of(Impact.Additive),
    };

    private static Judgement OfRole(Difference difference) => difference.Names switch
    {
        // A login is for people to read; the number is who it is.
        [_, _, _] when difference.Kind == ChangeKind.Changed => Judgement.Of(Impact.Docs),
        _ => Judgement.Rule(difference.After is null ? PolicyEffect.Stronger : PolicyEffect.Weaker),
    };

    private static Judgement OfChannel(Difference difference, string channel, PlanContext context)
    {
        var monitors = context.Base.Syntax.Monitors.Where(monitor => monitor.Body.Maps("alerts").Any(alert => alert.Text("channel")?.Value == channel)).Select(static monitor => $"changes whom monitor '{monitor.Name.Value}' tells").ToList();
        return Judgement.Of(Impact.Additive, monitors).And(monitors.Count > 0 && difference.Before is not null ? PolicyEffect.Weaker : PolicyEffect.Same);
    }
}
