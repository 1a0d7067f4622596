using Mlops.GitOps.Core.Syntax;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>unverified_commit: every commit carries a signature that the forge has verified, where the environment asks for it.</summary>
internal static class VerifiedCommits
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing) =>
        from environment in hearing.Environments
        where environment.Body.Flag("verifiedCommits")
        from commit in hearing.Change.Recorded.Commits
        where !commit.IsVerified
        select new Reason(ReasonCodes.UnverifiedCommit, $"commit {People.Short(commit.Sha)} carries no signature that the forge has verified, which '{environment.Name.Value}' asks for", "sign the commits", environment.Body.Find("verifiedCommits")?.Key.Span.ToLocation());
}
