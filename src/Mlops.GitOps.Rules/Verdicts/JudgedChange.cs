using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Rules.Auditing;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>All that a verdict is given from: what git has, and what the forge answered.</summary>
/// <param name="Base">The commit of the protected branch whose rules count.</param>
/// <param name="Head">The commit that approvals must be bound to.</param>
/// <param name="Policy">The workspace at base; empty where there is none.</param>
/// <param name="Recorded">What the forge answered.</param>
public sealed record JudgedChange(string Base, string Head, Snapshot Policy, RecordedPull Recorded)
{
    /// <summary>Where the workspace lies from the root of the repository, with <c>/</c> at its end; empty for the root.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The workspace as merging would leave it; null where there are conflicts.</summary>
    public Snapshot? Merged { get; init; }

    /// <summary>The paths that conflict.</summary>
    public ImmutableArray<string> Conflicts { get; init; } = [];

    /// <summary>What merging changes; null where there are conflicts.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The digest of what head changes where it left base; null where it never did.</summary>
    public Digest? PlanAtMergeBase { get; init; }

    /// <summary>Every path of the repository that merging changes.</summary>
    public ImmutableArray<ChangedPath> Changes { get; init; } = [];

    /// <summary>Every path of the repository after merging.</summary>
    public ImmutableArray<string> Paths { get; init; } = [];

    /// <summary>What compiling the merged workspace writes under <c>generated/</c>, by path of the workspace.</summary>
    public ImmutableSortedDictionary<string, Digest> Compiled { get; init; } = Evidence.Sorted<Digest>();

    /// <summary>The paths that head changes since it left base, as a forge lists them.</summary>
    public ImmutableArray<string> HeadPaths { get; init; } = [];

    /// <summary>The commits that head has and base has not.</summary>
    public ImmutableArray<CommitText> Commits { get; init; } = [];

    public PinsHistory History { get; init; } = PinsHistory.None;

    /// <summary>Whether the base that the forge names is base or an ancestor of it.</summary>
    public bool IsForgeBaseKnown { get; init; }

    /// <summary>The attestations of the pinned versions after merging, by path of the workspace.</summary>
    public ImmutableSortedDictionary<string, string> Attestations { get; init; } = Evidence.Sorted<string>();

    public AuditState Audit { get; init; }

    /// <summary>Whether nothing makes anybody heed the verdict.</summary>
    public bool IsAdvisory { get; init; }

    /// <summary>Set where what is judged was merged already and is to be deployed.</summary>
    public DeployedMerge? Deployed { get; init; }
}
