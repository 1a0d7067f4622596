using Mlops.GitOps.Rules.Planning.Writing;

namespace Mlops.GitOps.Promotion.Promoting;

/// <summary>Puts changes into branches, files and words.</summary>
public static class Proposals
{
    /// <summary>Returns the proposal that moves a pin; null where it is there already.</summary>
    public static Proposal? Of(Ground ground, PinChange change, bool isRollback)
    {
        if (change.IsDone) return null;
        var slot = change.Slot == "champion" ? "" : $"-{change.Slot}";
        var kind = isRollback ? "rollback" : "promote";
        var title = isRollback
            ? FormattableString.Invariant($"roll {change.Model} back to {change.Version} in {change.Environment}")
            : FormattableString.Invariant($"promote {change.Model} {change.Version} to {change.Environment}");
        return new Proposal(
            $"mlops/{kind}/{change.Environment}/{change.Model}-{change.ShortBundle}{slot}",
            [(change.Path, PinsEdit.Apply(ground.SourceOf(change.Path), change))],
            slot.Length == 0 ? title : $"{title} as {change.Slot}",
            Why(change),
            FormattableString.Invariant($"{kind} {change.Environment}/{change.Model}/{change.Slot} {change.Version} {change.Bundle}"));
    }

    public static Proposal Of(Ground ground, QuarantineEntry entry)
    {
        var kind = entry.IsRelease ? "release" : "reject";
        return new Proposal(
            $"mlops/{kind}/{entry.Model}-{PinChange.ShortOf(entry.Bundle)}",
            [(entry.Path, QuarantineEdit.Apply(ground.SourceOf(entry.Path), entry))],
            FormattableString.Invariant($"{kind} {entry.Model} {entry.Version}"),
            entry.Reason,
            FormattableString.Invariant($"{kind} {entry.Model} {entry.Version} {entry.Bundle}"))
        {
            Shown = Escaped.Code(entry.Reason),
        };
    }

    private static string Why(PinChange change)
    {
        var now = change.FromVersion is { } before
            ? FormattableString.Invariant($"moves from version {before} to version {change.Version}")
            : FormattableString.Invariant($"becomes version {change.Version}");
        return $"The {change.Slot} of {change.Model} in {change.Environment} {now},\nbundle {change.Bundle}.";
    }
}
