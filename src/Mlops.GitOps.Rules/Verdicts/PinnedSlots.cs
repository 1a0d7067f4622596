using System.Globalization;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>What a verdict says and asks of a slot that is to run something else.</summary>
internal static class PinnedSlots
{
    /// <summary>Returns where it stands now, or stood.</summary>
    public static Location PlaceOf(PinChange pin) => (pin.After ?? pin.Before)?.Bundle.Span.ToLocation() ?? default;

    /// <summary>Returns what is pinned, for people: <c>version 8 of model 'credit'</c>.</summary>
    public static string SubjectOf(PinChange pin) =>
        pin.After is { } after ? string.Create(CultureInfo.InvariantCulture, $"version {after.Version.Value} of model '{pin.Model}'") : $"slot '{pin.Slot}' of model '{pin.Model}'";

    /// <summary>Returns the slots that change because their pins file does. What else makes pins unreadable changes no pin.</summary>
    public static IEnumerable<PinChange> ChangesOf(JudgedChange change)
    {
        if (change.Merged is not { } merged) return [];
        var unchanged = FilesOf(change.Policy).Join(FilesOf(merged), static file => file.Path, static file => file.Path, static (before, after) => (before, after), StringComparer.Ordinal)
            .Where(static file => file.before.Document.File.Text == file.after.Document.File.Text || file.after.Diagnostics.Any(static diagnostic => diagnostic.Severity == Severity.Error))
            .Select(static file => file.after.Path).ToHashSet(StringComparer.Ordinal);
        return PinChanges.Between(change.Policy, merged).Where(pin => !unchanged.Contains(PlaceOf(pin).Path) && !unchanged.Contains((pin.Before ?? pin.After)?.Bundle.Span.ToLocation().Path ?? ""));
    }

    private static IEnumerable<ParsedFile> FilesOf(Snapshot snapshot) => snapshot.Files.Where(static file => file.Role == FileRole.Pins);

    public static PinChangeKind KindOf(PinChange pin, PinsHistory history)
    {
        if (pin.After is not { } after) return PinChangeKind.Removal;
        return history.WasPinned(pin.Environment, pin.Model, pin.Slot, after.Bundle.Value) ? PinChangeKind.Rollback : PinChangeKind.Promotion;
    }
}
