namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>head_moved: what is judged is what the pull request offers.</summary>
internal static class CurrentHead
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (hearing.Change.Recorded.Moved is { } moved) yield return new Reason(ReasonCodes.HeadMoved, moved, "ask again");
        if (hearing.Change.Recorded.Pull is { Head.Sha: var head } && head != hearing.Change.Head)
            yield return new Reason(ReasonCodes.HeadMoved, $"the head of the pull request is {People.Short(head)}, not {People.Short(hearing.Change.Head)}", "judge the head of the pull request as it is now");
    }
}
