using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Rules.Recorded;

/// <summary>What the forge answered about a pull request. What was absent or not of its shape is empty here, and is a problem.</summary>
/// <param name="Pull">Null where it could not be read.</param>
/// <param name="Now">The forge's clock; null where it could not be read.</param>
/// <param name="Problems">Why nothing can be decided by this; empty where all was read.</param>
/// <param name="Digest">Over all that was answered, in whatever order the forge listed it.</param>
public sealed record RecordedPull(
    PullRequest? Pull,
    ImmutableArray<Review> Reviews,
    ImmutableArray<PullCommit> Commits,
    ImmutableArray<PullFile> Files,
    ImmutableArray<BranchActivity> Activity,
    ImmutableArray<Deployment> Deployments,
    DateTimeOffset? Now,
    ImmutableArray<string> Problems,
    Digest Digest)
{
    /// <summary>What changed while it was read, so that the answers don't belong together; null where nothing did.</summary>
    public string? Moved { get; init; }

    /// <summary>What there is to read of a commit that no pull request brought.</summary>
    public static RecordedPull None { get; } = new(null, [], [], [], [], [], null, [], default);
}
