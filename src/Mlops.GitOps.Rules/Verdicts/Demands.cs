using System.Collections.Immutable;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Rules.Planning;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Who must approve a change, by the rules of base.</summary>
internal static class Demands
{
    private static readonly ImmutableArray<(Impact Impact, string Name)> Kinds = [(Impact.Breaking, "breaking"), (Impact.Retrain, "retrain"), (Impact.Redeploy, "redeploy")];

    /// <summary>Returns what an environment asks before its pins change.</summary>
    /// <param name="pins">What changes in it.</param>
    public static IEnumerable<Demand> OfEnvironment(EnvironmentSyntax environment, ImmutableArray<(PinChange Pin, PinChangeKind Kind)> pins, WorkspaceSyntax policy)
    {
        // A file that pins nothing else than before is changed in that environment all the same.
        if (pins.IsEmpty) yield return new Demand($"environment '{environment.Name.Value}'", SeatsOf(environment.Approvals, owner: null), ReasonCodes.ApprovalMissing, PlaceOf(environment));
        foreach (var ofModel in pins.GroupBy(static one => one.Pin.Model, StringComparer.Ordinal))
        {
            var model = policy.Models.FirstOrDefault(model => model.Name.Value == ofModel.Key);
            var asker = $"environment '{environment.Name.Value}' for model '{ofModel.Key}'";
            var goesBack = environment.Body.Map("rollback") is not null;
            if (ofModel.Any(one => one.Kind != PinChangeKind.Rollback || !goesBack))
            {
                var asked = environment.Approvals.AddRange(ApprovalSyntax.ReadAll(model?.Body.Map("approvals"), environment.Name.Value));
                yield return new Demand(asker, SeatsOf(asked, model?.Owner?.Value ?? ""), ReasonCodes.ApprovalMissing, PlaceOf(environment));
            }

            if (goesBack && ofModel.Any(static one => one.Kind == PinChangeKind.Rollback))
                yield return new Demand($"rollback in {asker}", SeatsOf(environment.RollbackApprovals, model?.Owner?.Value ?? ""), ReasonCodes.ApprovalMissing, environment.Body.Find("rollback")?.Key.Span.ToLocation());
        }
    }

    /// <summary>Returns what <c>changes</c> asks for the kinds of change in a plan.</summary>
    public static IEnumerable<Demand> OfChanges(Plan plan, bool isGateModified, HeaderSyntax header)
    {
        foreach (var (impact, name) in Kinds)
        {
            if (plan.Changes.Any(change => change.Impact == impact)) yield return OfChange(name, $"changes.{name}", ReasonCodes.ApprovalMissing, header);
        }

        if (plan.Policy == PolicyEffect.Weaker) yield return OfChange("weaker", "changes.weaker", ReasonCodes.PolicyWeakened, header);
        if (isGateModified) yield return OfChange("weaker", "changes.weaker, since what holds the verdict changes,", ReasonCodes.GateModified, header);
    }

    public static ImmutableArray<Seat> BreakGlass(EnvironmentSyntax environment, string? owner) => SeatsOf(environment.BreakGlassApprovals, owner ?? "");

    private static Demand OfChange(string name, string asker, ReasonCode whenUnmet, HeaderSyntax header) =>
        new(asker, SeatsOf(ApprovalSyntax.ReadAll(header.Changes, name), owner: "owner"), whenUnmet, header.Changes?.Find(name)?.Key.Span.ToLocation()) { IsOfChanges = true };

    private static Location? PlaceOf(EnvironmentSyntax environment) => (environment.Body.Find("approvals")?.Key.Span ?? environment.Name.Span).ToLocation();

    // Without a model nobody is its owner, and nobody is asked for.
    private static ImmutableArray<Seat> SeatsOf(ImmutableArray<ApprovalSyntax> approvals, string? owner) =>
    [
        .. approvals.Where(approval => owner is not null || approval.Role.Value != "owner")
            .Select(approval => new Seat(approval.Role.Value == "owner" ? owner ?? "" : approval.Role.Value, approval.Count, AgeOf(approval.MaxAge?.Value))),
    ];

    private static TimeSpan? AgeOf(Quantity? age) => age is { Value: var seconds } ? Spans.Of(seconds) : null;
}
