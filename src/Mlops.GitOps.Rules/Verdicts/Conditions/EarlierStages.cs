namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>stage_order: what comes before an environment runs the bundle, or once ran it.</summary>
internal static class EarlierStages
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing) =>
        from promotion in hearing.Promotions
        let bundle = promotion.Pin.After?.Bundle.Value
        where bundle is not null
        from earlier in promotion.Environment.After
        where !IsPinned(hearing.Change, earlier.Value, promotion.Pin.Model, bundle) && !DeploymentEvidence.HasRun(hearing.Change, earlier.Value, promotion.Pin.Model, bundle)
        select new Reason(ReasonCodes.StageOrder, $"{PinnedSlots.SubjectOf(promotion.Pin)} was never in '{earlier.Value}', which comes before '{promotion.Pin.Environment}'", $"promote it to '{earlier.Value}' first", earlier.Span.ToLocation());

    private static bool IsPinned(JudgedChange change, string environment, string model, string bundle) =>
        change.Policy.Compilation.Model.Pins.Any(pin => pin.Environment == environment && pin.Model.Value == model && pin.Bundle.Value == bundle);
}
