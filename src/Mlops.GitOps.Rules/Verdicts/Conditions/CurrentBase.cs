namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>base_moved: what the change means did not change since it was made.</summary>
internal static class CurrentBase
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        var change = hearing.Change;
        if (change.Recorded.Pull is not null && !change.IsForgeBaseKnown) yield return Moved("the base that the forge names is not among the ancestors of the one that is judged");
        if (change.Plan is { } plan && change.PlanAtMergeBase != plan.Digest) yield return Moved("what merging does is not what the change did where it left the base");
    }

    private static Reason Moved(string why) => new(ReasonCodes.BaseMoved, why, "bring the branch up to date with its base, and have it approved again");
}
