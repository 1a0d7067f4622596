using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>fork: the head is a branch of this repository, where its pushes are known.</summary>
internal static class OwnBranch
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    public static bool IsForeign(PullRequest pull) => pull.Head.Repository is not { } head || pull.Base.Repository is not { } target || !head.IsSameAs(target);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (hearing.IsAsked && hearing.Change.Recorded.Pull is { } pull && IsForeign(pull))
            yield return new Reason(ReasonCodes.Fork, "the head is a branch of another repository, or of none any more", "push the branch to this repository and open the pull request from there");
    }
}
