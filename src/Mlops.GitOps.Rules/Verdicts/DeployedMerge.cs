namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>A merge that is about to be deployed, and is judged once more.</summary>
/// <param name="HasPullRequest">Whether a pull request was merged as this commit.</param>
/// <param name="IsWhatWasReviewed">Whether its tree is what merging the reviewed head gives.</param>
/// <param name="HasVerdict">Whether the audit holds an ALLOW of it.</param>
/// <param name="Now">When it would be deployed.</param>
public sealed record DeployedMerge(bool HasPullRequest, bool IsWhatWasReviewed, bool HasVerdict, DateTimeOffset Now);
