using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Rules.Planning.Comparing;
using Mlops.GitOps.Rules.Planning.Strength;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Services, and what their callers send and get.</summary>
internal static class ServiceJudge
{
    public static Judgement Of(Difference difference, PlanContext context) => difference.Inner switch
    {
        [] when difference.Before is null => Judgement.Of(Impact.Additive, $"deploys service '{difference.Name}'"),
        [] => Judgement.Of(Impact.Breaking, ["breaks the callers of service '" + difference.Name + "'", .. Readers.OfService(context.Base, difference.Name).Select(static reader => $"breaks {reader}")]),
        ["description" or "owner"] => Judgement.Of(Impact.Docs),
        ["request", _] when IsNarrower(difference) => Redeploys(difference).And(Judgement.Of(Impact.Breaking, $"breaks the callers of service '{difference.Name}'")),
        ["model"] => Redeploys(difference).And(OfModel(difference, context)),
        ["rollout", "abortOn"] => Redeploys(difference).And(GateStrength.OfAlarms(difference)),
        ["rollout"] when difference.Before is Core.Meaning.MeantMap rollout && rollout.Find("abortOn") is not null => Redeploys(difference).And(PolicyEffect.Weaker),
        ["assignBy"] => Redeploys(difference).And(Judgement.Of(Impact.Redeploy, $"callers of service '{difference.Name}' may move to another variant")),
        _ => Redeploys(difference),
    };

    private static Judgement Redeploys(Difference difference) => Judgement.Of(Impact.Redeploy, $"redeploys service '{difference.Name}'");

    // Whoever calls it as before must still be understood; what may be left out need not be sent.
    private static bool IsNarrower(Difference difference)
    {
        var (isKnown, isNew) = (ColumnType.TryParse(difference.TextBefore ?? "", out var before, out _), ColumnType.TryParse(difference.TextAfter ?? "", out var after, out _));
        return difference.Kind switch
        {
            ChangeKind.Added => !isNew || !after.IsNullable,
            ChangeKind.Removed => true,
            _ => !isKnown || !isNew || !after.Accepts(before),
        };
    }

    private static Judgement OfModel(Difference difference, PlanContext context)
    {
        var (before, after) = (OutputOf(difference.TextBefore, context.Base), OutputOf(difference.TextAfter, context.Head));
        return before == after ? Judgement.Nothing : Judgement.Of(Impact.Breaking, $"breaks the callers of service '{difference.Name}'");
    }

    private static (string?, ColumnType?) OutputOf(string? model, Core.Model.SpecModel specs) =>
        specs.Models.FirstOrDefault(one => one.Name == model)?.Syntax is { } found ? (found.OutputName?.Value, found.OutputType?.Value) : (null, null);
}
