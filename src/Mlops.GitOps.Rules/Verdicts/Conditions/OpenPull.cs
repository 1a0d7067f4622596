namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>pull_state: the pull request is open, ready, and can be merged.</summary>
internal static class OpenPull
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        var change = hearing.Change;
        if (change.Merged is null) yield return State("it conflicts with base" + (change.Conflicts.IsEmpty ? "" : " in " + string.Join(", ", change.Conflicts.Take(5))), "resolve the conflicts");
        if (change.Recorded.Pull is not { } pull || change.Deployed is not null) yield break;
        if (pull.MergedAt is not null) yield return State("it is merged already", "open a new pull request");
        else if (!pull.IsOpen) yield return State("it is closed", "open it again");
        if (pull.IsDraft) yield return State("it is a draft", "mark it as ready for review");
    }

    private static Reason State(string what, string way) => new(ReasonCodes.PullState, "the pull request can't be merged: " + what, way);
}
