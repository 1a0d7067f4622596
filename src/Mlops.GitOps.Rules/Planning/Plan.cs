using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>What changes between two commits, in meaning: layout, comments, and which file says it are no change.</summary>
/// <param name="Digest">Over the changes and what they ask for; the same wherever and however they are written.</param>
/// <param name="Changes">In ordinal order of their paths.</param>
/// <param name="Impact">The heaviest of the changes.</param>
/// <param name="Policy">What the changes make of the rules; weaker where any of them weakens one.</param>
/// <param name="Pins">What happens to the pins.</param>
/// <param name="Approvals">Who must approve, and why.</param>
/// <param name="Gates">What each promoted version is asked, with what its record answers.</param>
public sealed record Plan(
    string Base,
    string Head,
    Digest Digest,
    ImmutableArray<Change> Changes,
    Impact Impact,
    PolicyEffect Policy,
    PinsEffect Pins,
    ImmutableArray<ApprovalNeed> Approvals,
    ImmutableArray<PlannedGate> Gates)
{
    /// <summary>The slots that are to run something else.</summary>
    public ImmutableArray<PinChange> Pinned { get; init; } = [];

    /// <summary>How the metrics of what slots run change.</summary>
    public ImmutableArray<MetricChange> Metrics { get; init; } = [];

    public bool IsEmpty => Changes.IsEmpty;

    /// <param name="earlier">What slots were pinned to before; where it is not given nothing is called a rollback.</param>
    public static Plan Between(Snapshot @base, Snapshot head, PinsHistory? earlier = null) => Planner.Between(@base, head, earlier);
}
