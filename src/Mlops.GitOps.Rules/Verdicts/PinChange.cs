using System.Globalization;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>A slot of an environment that merging changes.</summary>
/// <param name="Before">Null where the slot was empty.</param>
/// <param name="After">Null where the slot becomes empty.</param>
public sealed record PinChange(string Environment, string Model, string Slot, PinnedVersion? Before, PinnedVersion? After)
{
    public Location At => (After ?? Before)?.Bundle.Span.ToLocation() ?? default;

    /// <summary>What is pinned, for people: <c>version 8 of model 'credit'</c>.</summary>
    public string Subject => After is { } after ? string.Create(CultureInfo.InvariantCulture, $"version {after.Version.Value} of model '{Model}'") : $"slot '{Slot}' of model '{Model}'";

    public PinChangeKind KindIn(PinsHistory history)
    {
        if (After is not { } after) return PinChangeKind.Removal;
        return history.WasPinned(Environment, Model, Slot, after.Bundle.Value) ? PinChangeKind.Rollback : PinChangeKind.Promotion;
    }
}
