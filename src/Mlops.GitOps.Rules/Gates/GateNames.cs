using System.Collections.Immutable;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Records;

namespace Mlops.GitOps.Rules.Gates;

/// <summary>What the names of a gate come to for one version that is to enter an environment.</summary>
internal sealed class GateNames(Evidence evidence, string environment, Champion? champion, Func<string, SliceRule> ruleOf)
{
    private readonly EvidenceNames own = new(evidence, ruleOf);
    private readonly EvidenceNames ofChampion = new(champion?.Evidence ?? Evidence.None, ruleOf);
    private readonly EvidenceNames ofDelta = new(Evidence.None with { Metrics = DeltaOf(evidence, environment, champion) ?? Evidence.None.Metrics }, ruleOf);

    public Value ValueOf(Name name) => name.Root switch
    {
        "champion" when name.Segments.Count == 1 => champion is null ? Value.Unknown : Value.True,
        "champion" => ofChampion.ValueOf(name with { Segments = name.Segments.Items.RemoveAt(0) }),
        "delta" => ofDelta.ValueOf(name with { Segments = name.Segments.Items.SetItem(0, name.Segments[0] with { Text = "metrics" }) }),
        _ => own.ValueOf(name),
    };

    // A difference to a champion that is gone says nothing of the one that is there.
    private static ImmutableSortedDictionary<string, Measure>? DeltaOf(Evidence evidence, string environment, Champion? champion) =>
        champion is not null && evidence.Comparisons.TryGetValue(environment, out var comparison) && comparison.Bundle == champion.Bundle ? comparison.Delta : null;
}
