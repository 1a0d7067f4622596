using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Verdicts.Conditions;

/// <summary>rejected_version: nothing is pinned that base has in quarantine, by its bundle or by its number.</summary>
internal static class UnrejectedVersions
{
    public static readonly Condition Condition = new(Reasons);

    private static IEnumerable<Reason> Reasons(Hearing hearing)
    {
        foreach (var (change, pin, _) in KnownVersions.Pinned(hearing))
        {
            var file = hearing.Change.Policy.Files.FirstOrDefault(file => file.Role == FileRole.Rejected && file.Path == $"registry/{change.Model}/rejected.yaml");
            if (file is null) continue;
            var list = new RejectedList(change.Model, file.Document.Root as YamlMap);
            if ((list.ReasonFor(pin.Bundle.Value) ?? list.ReasonFor(pin.Version.Value)) is { } why)
                yield return new Reason(ReasonCodes.RejectedVersion, $"{PinnedSlots.SubjectOf(change)} is rejected{(why.Length == 0 ? "" : ": " + why)}", "promote another version, or release this one first", PinnedSlots.PlaceOf(change));
        }
    }
}
