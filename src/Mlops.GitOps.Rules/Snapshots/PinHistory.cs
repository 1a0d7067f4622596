using System.Collections.Immutable;

namespace Mlops.GitOps.Rules.Snapshots;

/// <summary>What slots of environments were pinned to in the first-parent history of base.</summary>
public sealed record PinHistory(ImmutableHashSet<EarlierPin> Pins)
{
    public static PinHistory None { get; } = new([]);

    public bool Has(string environment, string model, string slot, string bundle) => Pins.Contains(new EarlierPin(environment, model, slot, bundle));
}
