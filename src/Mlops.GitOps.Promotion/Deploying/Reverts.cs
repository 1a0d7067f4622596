using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Promoting;
using Mlops.GitOps.Rules.Planning.Writing;

namespace Mlops.GitOps.Promotion.Deploying;

/// <summary>Takes back what was merged and may not be deployed.</summary>
public static class Reverts
{
    /// <param name="why">The codes of the reasons.</param>
    public static Proposal Of(GitRepository repository, string commit, IEnumerable<string> why)
    {
        var facts = repository.Commit(commit);
        var subject = facts.Message.Split('\n')[0];
        var because = $"which may not be deployed: {string.Join(", ", why)}.";
        return new Proposal(
            $"mlops/revert/{commit[..12]}",
            [],
            $"revert {commit[..12]}",
            $"Reverts {commit} ({subject}), {because}",
            $"revert {commit}")
        {
            Shown = $"Reverts {commit} ({Escaped.Code(subject)}), {because}",
            Tree = tip => new GitWriter(repository).Undo(tip, commit, facts.Parents[0]).Tree
                ?? throw new PromotionRefusal($"{commit} can't be reverted: what it changed was changed again since", $"git revert --mainline 1 {commit}"),
        };
    }
}
