using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>digest_mismatch: a pin names the bundle of its version, and a bundle is the digest of what its record says.</summary>
internal static class TrueDigests
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        foreach (var (change, pin, record) in KnownVersions.Pinned(hearing))
        {
            if (record is null) continue;
            if (record.Bundle != pin.Bundle.Value) yield return new Reason(ReasonCodes.DigestMismatch, $"the record of {PinnedSlots.SubjectOf(change)} has the bundle {record.Bundle}, not {pin.Bundle.Value}", "pin the bundle of the record", PinnedSlots.PlaceOf(change));
            if (!IsTrue(record.Body)) yield return new Reason(ReasonCodes.DigestMismatch, $"the bundle in the record of {PinnedSlots.SubjectOf(change)} is not the digest of what the record says", "register the version again", PinnedSlots.PlaceOf(change));
        }

        var before = hearing.Change.Policy.Files.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var file in hearing.Change.Merged?.Files ?? [])
        {
            if (file.Role == FileRole.Version && !before.Contains(file.Path) && file.Document.Root is YamlMap body && !IsTrue(body))
                yield return new Reason(ReasonCodes.DigestMismatch, $"the bundle in '{file.Path}' is not the digest of what it says", "register the version again", body.Find("bundle")?.Value.Span.ToLocation());
        }
    }

    private static bool IsTrue(YamlMap record) => Bundle.Of(record) is { } bundle && bundle.ToString() == record.Text("bundle")?.Value;
}
