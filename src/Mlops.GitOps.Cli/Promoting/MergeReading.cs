using System.Text;
using Mlops.GitOps.Promotion.Deploying;
using Mlops.GitOps.Promotion.Forge;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Promoting;
using Mlops.GitOps.Promotion.Snapshots;
using Mlops.GitOps.Rules.Recorded;

namespace Mlops.GitOps.Cli.Promoting;

/// <summary>Reads what the forge says of merges.</summary>
/// <param name="recorded">What was recorded; null where the forge is asked.</param>
/// <param name="remote">The remote that the forge serves.</param>
internal sealed class MergeReading(string? recorded, GitHubClient? forge, RepositoryName? name, string remote) : IDisposable
{
    public void Dispose() => forge?.Dispose();

    public RecordedPull Read(GitRepository repository, string commit)
    {
        if (recorded is not null || forge is null || name is null) return RecordedPullReader.Read(recorded ?? "");
        try
        {
            var specs = new SnapshotReader(repository).Read(commit)[0].Compilation.Syntax;
            if (MergedPull.Record(forge, name, commit, LivePull.EvidenceIn(specs)) is not { } bytes) return RecordedPull.None with { Now = forge.Clock };
            var answered = RecordedPullReader.Read(Encoding.UTF8.GetString(bytes));
            if (answered.Pull is { } pull) Fetch(repository, pull.Head.Sha);
            return answered;
        }
        catch (ForgeFailure failure)
        {
            return LivePull.Undecided(failure);
        }
    }

    // Of what was squashed, the head that was reviewed is on no branch any more, and the forge still has it.
    private void Fetch(GitRepository repository, string head)
    {
        if (repository.FindCommit(head) is null) new GitWriter(repository).TryFetch(remote, head);
    }

    /// <summary>Opens a pull request and says which; says why not where nobody can be asked.</summary>
    public string Propose(GitRepository repository, Proposal proposal)
    {
        if (forge is null || name is null) return "no pull request is opened: --github says where";
        try
        {
            return ProposalText.Of(new Proposer(repository, forge, remote, name, (from, to) => PlanDescription.Of(repository, from, to)).Run((_, _) => proposal), "");
        }
        catch (Exception failure) when (failure is PromotionRefusal or GitFailure or ForgeFailure)
        {
            // The verdict stands, whether or not it could be acted upon.
            return $"no pull request could be opened to revert it: {failure.Message}";
        }
    }
}
