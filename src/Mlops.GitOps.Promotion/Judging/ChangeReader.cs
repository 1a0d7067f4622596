using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Promotion.Git;
using Mlops.GitOps.Promotion.Snapshots;
using Mlops.GitOps.Rules.Attesting;
using Mlops.GitOps.Rules.Auditing;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Snapshots;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Promotion.Judging;

/// <summary>Reads out of git what a verdict is given from: what merging head into base would change, and what base knows.</summary>
public static class ChangeReader
{
    /// <summary>Reads a change of the workspace that lies at the prefix.</summary>
    /// <param name="base">The full name of the commit whose rules count.</param>
    /// <param name="head">The full name of the commit that is to be merged.</param>
    /// <param name="audit">How the audit is, where that is known already.</param>
    public static JudgedChange Read(GitRepository repository, string prefix, string @base, string head, RecordedPull recorded, AuditState? audit = null)
    {
        var mergeBase = repository.MergeBase(@base, head);
        var merge = mergeBase is null ? new MergeOutcome(null, []) : repository.Merge(@base, head);
        var reader = new SnapshotReader(repository, prefix);
        var change = mergeBase is null || merge.Tree is not { } tree
            ? new JudgedChange(@base, head, reader.Read(@base)[0], recorded)
            : Merged(repository, reader, prefix, (@base, head, mergeBase, tree), recorded);
        return change with
        {
            Prefix = prefix,
            Conflicts = merge.Conflicts,
            HeadPaths = mergeBase is null ? [] : [.. repository.Changes(mergeBase, head).Select(static path => path.Path)],
            Commits = [.. repository.Commits(@base, head).Select(static commit => new CommitText(commit.Id, commit.AuthorEmail, commit.Message))],
            IsForgeBaseKnown = recorded.Pull?.Base.Sha is { } named && repository.FindCommit(named) == named && repository.IsAncestor(named, @base),
            Audit = audit ?? AuditReader.Check(repository),
        };
    }

    private static JudgedChange Merged(GitRepository repository, SnapshotReader reader, string prefix, (string Base, string Head, string MergeBase, string Tree) commits, RecordedPull recorded)
    {
        var isMoved = commits.MergeBase != commits.Base;
        var snapshots = isMoved ? reader.Read(commits.Base, commits.Tree, commits.MergeBase, commits.Head) : reader.Read(commits.Base, commits.Tree);
        var pins = PinChanges.Between(snapshots[0], snapshots[1]);
        var earlier = PinsHistoryReader.Read(repository, prefix, commits.Base, snapshots[0], pins);
        var plan = Plan.Between(snapshots[0], snapshots[1], earlier);
        var paths = repository.Files(commits.Tree);
        return new JudgedChange(commits.Base, commits.Head, snapshots[0], recorded)
        {
            Merged = snapshots[1],
            Plan = plan,
            PlanAtMergeBase = isMoved ? Plan.Between(snapshots[2], snapshots[3], earlier).Digest : plan.Digest,
            Changes = [.. repository.Changes(commits.Base, commits.Tree).Select(change => ChangeOf(change, prefix, repository))],
            Paths = [.. paths.Select(static entry => entry.Path)],
            Attestations = AttestationsIn(paths, prefix, pins, repository),
            History = earlier,
        };
    }

    private static ChangedPath ChangeOf(TreeChange change, string prefix, GitRepository repository)
    {
        var isGenerated = change.Path.StartsWith(prefix + "generated/", StringComparison.Ordinal) && change.After is { Mode: ChangedPath.PlainFile };
        return new ChangedPath(change.Path, change.Before?.Mode, change.After?.Mode, isGenerated && change.After is { } after ? Digest.Of(repository.Read(after)) : null);
    }

    private static ImmutableSortedDictionary<string, string> AttestationsIn(ImmutableArray<TreeEntry> files, string prefix, ImmutableArray<PinChange> pins, GitRepository repository)
    {
        var wanted = pins.Select(static pin => pin.After).OfType<PinnedVersion>().Select(pin => prefix + VersionAttestation.PathOf(pin.Model.Value, pin.Version.Value)).ToHashSet(StringComparer.Ordinal);
        return files.Where(file => wanted.Contains(file.Path) && file.Mode.StartsWith("100", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(file => file.Path[prefix.Length..], file => Encoding.UTF8.GetString(repository.Read(file)), StringComparer.Ordinal);
    }
}
