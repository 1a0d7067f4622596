namespace Mlops.GitOps.Rules.Recorded;

/// <summary>A pull request as the forge tells it.</summary>
/// <param name="MergedAt">Null where it is not merged.</param>
public sealed record PullRequest(string Url, bool IsOpen, bool IsDraft, DateTimeOffset? MergedAt, Account? Author, PullEnd Head, PullEnd Base, long ChangedFiles, long Commits)
{
    /// <summary>The commit that it was merged as; of one that is open, a trial of the forge's.</summary>
    public string? MergeCommitSha { get; init; }
}
