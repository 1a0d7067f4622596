using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Policies;

/// <summary>Every policy, by code.</summary>
internal static class PolicyTable
{
    public static ImmutableArray<Policy> All { get; } =
    [
        UnsatisfiableApproval.Policy, SelfApprovalPossible.Policy, WeightsNot100.Policy, UnderspecifiedStatistic.Policy,
        ProtectedAttributeAsFeature.Policy, UngatedProduction.Policy, MissingHumanSection.Policy, SecretInSpec.Policy,
        UnderpoweredExperiment.Policy, ReferenceIsCurrent.Policy, UntestedTransform.Policy,
    ];
}
