namespace Mlops.GitOps.Rules.Recorded;

/// <summary>A review as the forge tells it.</summary>
/// <param name="User">Null for an account that is gone.</param>
/// <param name="State">APPROVED, CHANGES_REQUESTED, DISMISSED, COMMENTED, PENDING, or what we do not know yet.</param>
/// <param name="CommitId">The commit that was looked at; null where the forge has forgotten it.</param>
public sealed record Review(long Id, Account? User, string State, DateTimeOffset? SubmittedAt, string? CommitId, string PullRequestUrl);
