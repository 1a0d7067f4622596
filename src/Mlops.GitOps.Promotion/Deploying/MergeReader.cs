using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Judging;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Promotion.Deploying;

/// <summary>Reads a commit that was merged as what is to be judged once more before it runs: by the rules of its first parent, and whether it holds what was reviewed.</summary>
public static class MergeReader
{
    /// <param name="commit">The full name of the commit that is to be deployed.</param>
    /// <param name="recorded">What the forge answered about the pull request that was merged as it.</param>
    public static JudgedChange Read(GitRepository repository, string commit, RecordedPull recorded)
    {
        var parents = repository.Commit(commit).Parents;
        if (parents.IsEmpty) throw new GitFailure($"{commit} is the first commit, so no pull request brought it");
        var @base = parents[0];
        var workspace = repository.Prefix.TrimEnd('/');
        var pull = recorded.Pull is { } named && named.MergeCommitSha == commit && named.MergedAt is not null ? named : null;
        var isHere = pull is null || repository.FindCommit(pull.Head.Sha) is not null;
        var known = isHere ? recorded : recorded with { Problems = recorded.Problems.Add($"this clone does not have {pull?.Head.Sha}, the head that was reviewed; `git fetch origin {pull?.Head.Sha}` may bring it") };
        var head = pull is not null && isHere ? pull.Head.Sha : commit;
        var change = ChangeReader.Read(repository, repository.Prefix, @base, head, known);
        var isReviewed = !isHere || (pull is not null && repository.MergeBase(@base, head) is not null && repository.Merge(@base, head).Tree == repository.TreeOf(commit));
        return change with
        {
            Deployed = new DeployedMerge(pull is not null || !recorded.Problems.IsEmpty || recorded.Moved is not null, isReviewed || pull is null, AuditReader.HasAllow(AuditReader.Entries(repository), workspace, head), recorded.Now ?? DateTimeOffset.MinValue),
        };
    }

    /// <summary>Returns the commits that came after one by first parents, oldest first: all that a merge queue brought at once.</summary>
    public static IReadOnlyList<string> Members(GitRepository repository, string since, string commit)
    {
        var all = repository.FirstParents(commit).TakeWhile(one => one != since).Reverse().ToList();
        return repository.FirstParents(commit).Contains(since, StringComparer.Ordinal) ? all : throw new GitFailure($"{since} is not among the first parents of {commit}");
    }
}
