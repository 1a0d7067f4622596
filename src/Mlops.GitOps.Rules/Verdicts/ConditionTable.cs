using System.Collections.Immutable;
using Mlops.GitOps.Rules.Verdicts.Conditions;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Every condition of a verdict.</summary>
internal static class ConditionTable
{
    public static ImmutableArray<Condition> All { get; } =
    [
        ReadableAnswers.Condition, CurrentHead.Condition, WholeAnswers.Condition, KnownPusher.Condition,
        ReviewedMerge.Condition, OpenPull.Condition, OwnBranch.Condition, ProtectedBase.Condition, CurrentBase.Condition,
        KnownPolicy.Condition, ReadableSpecs.Condition, ExactPaths.Condition, UniquePaths.Condition, PureChange.Condition, UntouchedGate.Condition,
        UntouchedRecords.Condition, SoundAudit.Condition,
        KnownVersions.Condition, TrueDigests.Condition, UnrejectedVersions.Condition, AttestedRecords.Condition, PassedGates.Condition,
        EarlierStages.Condition, Soaked.Condition, Unfrozen.Condition,
        Approved.Condition, NoObjections.Condition, AttributedCommits.Condition, VerifiedCommits.Condition,
    ];
}
