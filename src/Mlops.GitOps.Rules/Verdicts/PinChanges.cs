using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Compares what two snapshots pin, slot by slot.</summary>
public static class PinChanges
{
    private const string Folder = "environments/";
    private const string Ending = ".pins.yaml";

    /// <summary>Returns every slot whose version or bundle differs, in ordinal order.</summary>
    public static ImmutableArray<PinChange> Between(Snapshot before, Snapshot after)
    {
        var slots = new Dictionary<(string Environment, string Model, string Slot), PinChange>();
        foreach (var pin in PinsOf(before)) slots[KeyOf(pin)] = new PinChange(pin.Environment, pin.Model.Value, pin.Slot, pin, null);
        foreach (var pin in PinsOf(after)) slots[KeyOf(pin)] = new PinChange(pin.Environment, pin.Model.Value, pin.Slot, slots.GetValueOrDefault(KeyOf(pin))?.Before, pin);
        return
        [
            .. slots.Values.Where(static slot => !IsSame(slot.Before, slot.After))
                .OrderBy(static slot => slot.Environment, StringComparer.Ordinal)
                .ThenBy(static slot => slot.Model, StringComparer.Ordinal)
                .ThenBy(static slot => slot.Slot, StringComparer.Ordinal),
        ];
    }

    /// <summary>Reads all pins of a snapshot; whose they are is said by the name of the file, which decides what is deployed.</summary>
    public static IEnumerable<PinnedVersion> PinsOf(Snapshot snapshot) =>
        snapshot.Files.Where(static file => file.Role == FileRole.Pins).SelectMany(static file => PinsOf(file, file.Path[Folder.Length..^Ending.Length]));

    public static IEnumerable<PinnedVersion> PinsOf(ParsedFile file, string environment)
    {
        foreach (var model in (file.Document.Root as YamlMap).Entries("models"))
        {
            foreach (var slot in (model.Value as YamlMap)?.Entries ?? [])
            {
                if (slot.Value is YamlMap pin && pin.Integer("version") is { } version && pin.Text("bundle") is { } bundle)
                    yield return new PinnedVersion(environment, model.Key.AsName(), slot.Name, version, bundle);
            }
        }
    }

    private static (string, string, string) KeyOf(PinnedVersion pin) => (pin.Environment, pin.Model.Value, pin.Slot);

    private static bool IsSame(PinnedVersion? one, PinnedVersion? other) => one?.Bundle.Value == other?.Bundle.Value && one?.Version.Value == other?.Version.Value;
}
