using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>The digest of what a plan means: no commit, no file and no place in one is in it.</summary>
internal static class PlanDigest
{
    public static Digest Of(ImmutableArray<PlannedChange> changes, PolicyEffect policy, PinsEffect pins, ImmutableArray<ApprovalNeed> approvals) => CanonicalJson.DigestOf(YamlTree.Map(
        ("changes", Sorted(changes.Select(static change => YamlTree.Map(
            ("place", YamlTree.Text(change.Place)),
            ("kind", YamlTree.Text(PlanWords.Of(change.Change.Kind))),

            // Emitted files follow from the specs, and from the version of the tool.
            ("before", change.IsEmitted ? null : change.Change.Before),
            ("after", change.IsEmitted ? null : change.Change.After))))),
        ("policy", YamlTree.Text(PlanWords.Of(policy))),
        ("pins", YamlTree.Text(PlanWords.Of(pins))),
        ("approvals", Sorted(approvals.Select(static approval => YamlTree.Map(
            ("role", YamlTree.Text(approval.Role)),
            ("count", YamlTree.Number(approval.Count)),
            ("maxAge", approval.MaxAge is { } age ? YamlTree.Text(age.ToString()) : null)))))));

    private static YamlSequence Sorted(IEnumerable<YamlNode> items) => YamlTree.Seq(items.OrderBy(CanonicalJson.Write, StringComparer.Ordinal));
}
