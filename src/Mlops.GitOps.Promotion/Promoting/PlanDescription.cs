using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Snapshots;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Planning.Writing;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>Shows people in a pull request what merging it would do.</summary>
public static class PlanDescription
{
    public static string Of(GitRepository repository, string @base, string head)
    {
        var merged = repository.IsAncestor(@base, head) ? head : repository.Merge(@base, head).Tree ?? head;
        var snapshots = new SnapshotReader(repository).Read(@base, merged);
        var history = PinsHistoryReader.Read(repository, repository.Prefix, @base, snapshots[0], PinChanges.Between(snapshots[0], snapshots[1]));
        return PlanMarkdown.Of(Plan.Between(snapshots[0], snapshots[1], history));
    }
}
