using System.Collections.Immutable;

namespace Mlops.GitOps.Rules.Snapshots;

/// <summary>A pins file as a commit left it.</summary>
/// <param name="Age">The place of that commit among base and its first parents, 0 for base.</param>
/// <param name="Pins">What it pins, as far as it is asked about; nothing where the file was removed or can't be read.</param>
public sealed record PinsRevision(int Age, string Environment, ImmutableArray<(string Model, string Slot, string Bundle)> Pins)
{
    public bool Names(string model, string slot, string bundle) => Pins.Contains((model, slot, bundle));
}
