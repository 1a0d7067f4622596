using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Verdicts;

/// <summary>Decides whether a change may be merged. Nothing else does: everything that asks comes through here.</summary>
public static class Authorize
{
    private static readonly ImmutableArray<ReasonCode> Liftable = [ReasonCodes.Freeze, ReasonCodes.Soak, ReasonCodes.StageOrder];

    public static Verdict Judge(JudgedChange change)
    {
        var hearing = Hearing.Of(change);
        var reasons = ConditionTable.All.Where(condition => change.Merged is not null || !condition.IsOfMerge).SelectMany(condition => condition.Reasons(hearing)).ToList();
        var glass = BrokenGlass.Of(hearing);
        if (glass is { Refusal: null }) reasons.RemoveAll(static reason => Liftable.Contains(reason.Code));
        else if (glass is not null && reasons.Exists(static reason => Liftable.Contains(reason.Code))) reasons.Add(new Reason(ReasonCodes.BreakGlass, glass.Refusal + ", so it lifts nothing", "what the rule of the environment asks for, or no such trailer"));
        var outcome = OutcomeOf(reasons);
        if (outcome == VerdictOutcome.Allow)
        {
            if (glass is { Refusal: null }) reasons.Add(new Reason(ReasonCodes.GlassBroken, "the glass was broken: freeze, soak and order are not asked for"));
            if (!hearing.Promotes) reasons.Add(new Reason(ReasonCodes.NotApplicable, "nothing is promoted"));
        }

        return new Verdict(
            outcome,
            [.. reasons.Distinct().OrderBy(static reason => ReasonCodes.All.IndexOf(reason.Code)).ThenBy(static reason => reason.Message, StringComparer.Ordinal)],
            change.Base,
            change.Head,
            change.Plan?.Digest,
            change.Policy.HasWorkspace ? PolicyDigestOf(change.Policy.Compilation.Syntax) : null,
            EvidenceDigestOf(hearing),
            hearing.EnvironmentNames is [var only] ? only : null,
            [.. hearing.Pins.Select(static one => one.Pin.Model).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            change.IsAdvisory);
    }

    private static VerdictOutcome OutcomeOf(List<Reason> reasons) => reasons.Select(static reason => reason.Code.Effect).DefaultIfEmpty(ReasonEffect.Allow).Max() switch
    {
        ReasonEffect.Allow => VerdictOutcome.Allow,
        ReasonEffect.Deny => VerdictOutcome.Deny,
        _ => VerdictOutcome.Indeterminate,
    };

    // What the rules say, wherever it is said and however it is laid out.
    private static Digest PolicyDigestOf(WorkspaceSyntax policy) => CanonicalJson.DigestOf(YamlTree.Map(
        ("environments", YamlTree.Map(policy.Environments.Select(static environment => (environment.Name.Value, (YamlNode?)environment.Body)))),
        ("models", YamlTree.Map(policy.Models.Select(static model => (model.Name.Value, (YamlNode?)YamlTree.Map(
            ("approvals", model.Body.Find("approvals")?.Value), ("gates", model.Body.Find("gates")?.Value), ("owner", model.Body.Find("owner")?.Value), ("slices", model.Body.Find("slices")?.Value)))))),
        ("workspace", policy.Header.Body)));

    private static Digest EvidenceDigestOf(Hearing hearing) => CanonicalJson.DigestOf(YamlTree.Map(
        ("attestations", YamlTree.Map(hearing.Change.Attestations.Select(static file => (file.Key, (YamlNode?)YamlTree.Text(Digest.OfText(file.Value).ToString()))))),
        ("forge", YamlTree.Text(hearing.Change.Recorded.Digest.ToString())),
        ("records", YamlTree.Map(hearing.Pins.Select(static one => one.Pin.After).OfType<PinnedVersion>()
            .Select(pin => (Path: PinnedRecord.PathOf(pin), Record: PinnedRecord.Find(hearing.Change, pin)))
            .DistinctBy(static one => one.Path)
            .Select(static one => (one.Path, (YamlNode?)(one.Record is { } record ? YamlTree.Text(Digest.OfText(record.Text).ToString()) : YamlTree.Null)))))));
}
