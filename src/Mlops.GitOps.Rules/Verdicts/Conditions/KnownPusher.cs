namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>api_error: somebody is known to have pushed the head, so that they can be left out.</summary>
internal static class KnownPusher
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        // A branch of another repository has its activity there; where nobody is asked, nobody needs to know.
        if (hearing.Change.Recorded.Pull is not { } pull || !hearing.Participants.LastPushers.IsEmpty || (!hearing.IsAsked && OwnBranch.IsForeign(pull))) yield break;
        yield return new Reason(ReasonCodes.ApiError, $"the newest activity on the head branch does not say who pushed {People.Short(hearing.Change.Head)}", "record the activity of the branch again");
    }
}
