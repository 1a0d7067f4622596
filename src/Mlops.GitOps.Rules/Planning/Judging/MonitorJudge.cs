using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Rules.Planning.Comparing;
using Mlops.GitOps.Rules.Planning.Strength;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Monitors: what is compared with what, when it alarms and whom it tells.</summary>
internal static class MonitorJudge
{
    public static Judgement Of(Difference difference, PlanContext context)
    {
        if (difference.Inner is ["description" or "owner"] or ["alerts", _, "runbook"]) return Judgement.Of(Impact.Docs);
        var changes = Judgement.Of(Impact.Additive, difference.Kind == ChangeKind.Added && difference.Inner.IsEmpty ? $"starts monitor '{difference.Name}'" : $"changes what monitor '{difference.Name}' alarms about");
        if (difference.Inner is [] && difference.Before is not null) changes = Judgement.Of(Impact.Additive, $"nothing watches {WatchedBy(difference.Name, context)} by monitor '{difference.Name}' any more");
        return changes.And(PolicyOf(difference));
    }

    private static PolicyEffect PolicyOf(Difference difference) => difference.Inner switch
    {
        [] or ["drift" or "performance" or "concept" or "retrain"] or ["drift", _] => difference.Before is null ? PolicyEffect.Stronger : PolicyEffect.Weaker,
        [.., "alarmAbove"] or ["minRows"] or ["every"] => Strengths.WhereLessIsStronger(difference.Before, difference.After, usual: null),
        [.., "alarmBelow"] => Strengths.WhereMoreIsStronger(difference.Before, difference.After, usual: null),
        ["concept", "threshold" or "delta"] => Strengths.WhereLessIsStronger(difference.Before, difference.After, usual: null),
        ["alarms"] => GateStrength.OfAlarms(difference),
        ["alerts"] => OfAlert(difference),
        ["retrain", "approvals"] => ApprovalStrength.OfItem(difference),
        ["retrain", ..] => PolicyEffect.Same,
        _ => difference.Before is null && difference.Inner.Length == 1 ? PolicyEffect.Stronger : PolicyEffect.Weaker,
    };

    private static PolicyEffect OfAlert(Difference difference) => (difference.Before, difference.After) switch
    {
        (null, _) => PolicyEffect.Stronger,
        (MeantMap before, MeantMap after) when before.TextOf("channel") == after.TextOf("channel") =>
            before.TextOf("severity") == after.TextOf("severity") ? PolicyEffect.Same : Strengths.OfWords(before.TextOf("severity") ?? "info", after.TextOf("severity") ?? "info", "info", "warning", "critical"),
        _ => PolicyEffect.Weaker,
    };

    private static string WatchedBy(string monitor, PlanContext context) =>
        context.Base.Syntax.Monitors.FirstOrDefault(one => one.Name.Value == monitor)?.Service is { } service ? $"service '{service.Value}'" : "its service";
}
