using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Promotion.Forge;

namespace Mlops.GitOps.Promotion.Deploying;

/// <summary>Finds the pull request that was merged as a commit.</summary>
public static class MergedPull
{
    /// <summary>Returns what the forge says of it; null where no pull request was merged as this commit.</summary>
    public static byte[]? Record(GitHubClient forge, RepositoryName repository, string commit, ImmutableArray<string> environments)
    {
        foreach (var pull in forge.PullsOf(repository, commit))
        {
            // A commit may also be the head of others that are open, or were never merged.
            if (IsText(pull, "merge_commit_sha", commit) && pull.TryGetProperty("merged_at", out var merged) && merged.ValueKind == JsonValueKind.String)
                return PullRecorder.Record(forge, new PullName(repository, PullFacts.Of(pull).Number), environments);
        }

        return null;
    }

    private static bool IsText(JsonElement element, string field, string wanted) =>
        element.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() == wanted;
}
