using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Rules.Planning;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>unknown_version: every version that is pinned has a record.</summary>
internal static class KnownVersions
{
    public static readonly Condition Condition = new(Reasons);

    /// <summary>Returns the pins that are set, with their records.</summary>
    public static IEnumerable<(PinChange Change, PinnedVersion Pin, PinnedRecord? Record)> Pinned(Hearing hearing)
    {
        foreach (var (change, _) in hearing.Pins)
        {
            if (change.After is { } pin) yield return (change, pin, PinnedRecord.Find(hearing.Change, pin));
        }
    }

    private static IEnumerable<Reason> Reasons(Hearing hearing) => Pinned(hearing).Where(static one => one.Record is null)
        .Select(static one => new Reason(ReasonCodes.UnknownVersion, $"the registry has no record of {PinnedSlots.SubjectOf(one.Change)}", $"register it first, in '{PinnedRecord.PathOf(one.Pin)}'", PinnedSlots.PlaceOf(one.Change)));
}
