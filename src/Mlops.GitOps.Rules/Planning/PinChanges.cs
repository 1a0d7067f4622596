using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>Compares what environments run, slot by slot.</summary>
public static class PinChanges
{
    /// <param name="earlier">What slots were pinned to before; where it is not known nothing is called a rollback.</param>
    public static ImmutableArray<PinChange> Between(Snapshot @base, Snapshot head, PinsHistory? earlier = null)
    {
        var before = SlotsOf(@base);
        var after = SlotsOf(head);
        return
        [
            .. before.Keys.Union(after.Keys)
                .Select(slot => new PinChange(slot.Environment, slot.Model, slot.Slot, before.GetValueOrDefault(slot), after.GetValueOrDefault(slot)))
                .Where(static change => change.Before?.Bundle.Value != change.After?.Bundle.Value || change.Before?.Version.Value != change.After?.Version.Value)
                .Select(change => change with { IsRollback = change.After is { } now && earlier is not null && earlier.WasPinned(change.Environment, change.Model, change.Slot, now.Bundle.Value) })
                .OrderBy(static change => change.Environment, StringComparer.Ordinal).ThenBy(static change => change.Model, StringComparer.Ordinal).ThenBy(static change => change.Slot, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<(string Environment, string Model, string Slot), PinnedVersion> SlotsOf(Snapshot snapshot)
    {
        var slots = new Dictionary<(string Environment, string Model, string Slot), PinnedVersion>();
        foreach (var pin in snapshot.Compilation.Model.Pins) slots.TryAdd((pin.Environment, pin.Model.Value, pin.Slot), pin);
        return slots;
    }
}
