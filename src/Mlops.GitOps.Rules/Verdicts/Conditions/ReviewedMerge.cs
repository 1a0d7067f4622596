using Mlops.GitOps.Rules.Auditing;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>no_pull_request, unreviewed_merge, no_verdict: what is deployed is what was reviewed, merged and allowed.</summary>
internal static class ReviewedMerge
{
    public static readonly Condition Condition = new(Reasons) { IsOfMerge = false };

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        if (hearing.Change.Deployed is not { } deployed) yield break;
        if (!deployed.HasPullRequest)
        {
            yield return new Reason(ReasonCodes.NoPullRequest, "no pull request was merged as this commit", "revert it, and open a pull request");
            yield break;
        }

        if (!deployed.IsWhatWasReviewed) yield return new Reason(ReasonCodes.UnreviewedMerge, "the commit holds something else than merging the reviewed head gives", "revert it, and merge the pull request as it was reviewed");
        if (!deployed.HasVerdict && hearing.Change.Audit != AuditState.Absent) yield return new Reason(ReasonCodes.NoVerdict, "the audit holds no ALLOW of this pull request", "let the verdict run on the pull request before it is merged");
    }
}
