using System.Collections.Immutable;
using Mlops.GitOps.Core.Model;
using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>Finds who must approve, and why: for what is promoted, and for the kinds of change.</summary>
internal static class ApprovalNeeds
{
    // What is asked for is named after one change; the others stand in the plan.
    private const int MostNamed = 3;

    public static ImmutableArray<ApprovalNeed> Of(ImmutableArray<PinChange> pins, ImmutableArray<Change> changes, SpecModel @base, SpecModel head)
    {
        var policy = @base.Syntax.Header.Body.Entries.IsEmpty ? head : @base;
        return
        [
            .. pins.SelectMany(pin => OfPin(pin, @base, head)),
            .. OfKind("breaking", changes.Where(static change => change.Impact == Impact.Breaking), policy),
            .. OfKind("weaker", changes.Where(static change => change.Policy == PolicyEffect.Weaker), policy),
            .. OfKind("retrain", changes.Where(static change => change.Impact == Impact.Retrain), policy),
            .. OfKind("redeploy", changes.Where(static change => change.Impact == Impact.Redeploy), policy),
        ];
    }

    private static IEnumerable<ApprovalNeed> OfPin(PinChange pin, SpecModel @base, SpecModel head)
    {
        // The change that declares an environment can't have been approved by its rules before.
        var policy = EnvironmentOf(pin.Environment, @base) is null ? head : @base;
        if (EnvironmentOf(pin.Environment, policy) is not { } environment) return [];
        var model = policy.Models.FirstOrDefault(one => one.Name == pin.Model)?.Syntax ?? head.Models.FirstOrDefault(one => one.Name == pin.Model)?.Syntax;
        var isRollback = pin.IsRollback && environment.Body.Find("rollback") is not null;
        var asked = isRollback ? environment.RollbackApprovals : [.. environment.Approvals, .. ApprovalSyntax.ReadAll(model?.Body.Map("approvals"), pin.Environment)];
        var because = pin switch
        {
            { After: null } => $"'{pin.Environment}' no longer runs '{pin.Model}' as {pin.Slot}",
            { IsRollback: true } => FormattableString.Invariant($"'{pin.Environment}' goes back to {pin.Model}@{pin.After.Version.Value} as {pin.Slot}"),
            _ => FormattableString.Invariant($"{pin.Model}@{pin.After.Version.Value} is promoted to '{pin.Environment}' as {pin.Slot}"),
        };
        return asked.Select(approval => new ApprovalNeed(approval.Role.Value == "owner" ? model?.Owner?.Value ?? "owner" : approval.Role.Value, approval.Count, because, approval.MaxAge?.Value));
    }

    private static IEnumerable<ApprovalNeed> OfKind(string kind, IEnumerable<Change> changes, SpecModel policy)
    {
        var paths = changes.Select(static change => change.Path).ToList();
        if (paths.Count == 0) return [];
        var because = $"{kind}: {string.Join(", ", paths.Take(MostNamed))}" + (paths.Count > MostNamed ? FormattableString.Invariant($" and {paths.Count - MostNamed} more") : "");
        return ApprovalSyntax.ReadAll(policy.Syntax.Header.Changes, kind).Select(approval => new ApprovalNeed(approval.Role.Value, approval.Count, because, approval.MaxAge?.Value));
    }

    private static EnvironmentSyntax? EnvironmentOf(string name, SpecModel specs) => specs.Syntax.Environments.FirstOrDefault(environment => environment.Name.Value == name);
}
