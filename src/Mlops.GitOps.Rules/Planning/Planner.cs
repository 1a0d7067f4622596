using System.Collections.Immutable;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Gates;
using Mlops.GitOps.Rules.Planning.Comparing;
using Mlops.GitOps.Rules.Planning.Judging;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Planning;

/// <summary>Puts a plan together.</summary>
internal static class Planner
{
    public static Plan Between(Snapshot @base, Snapshot head, PinsHistory? earlier)
    {
        var (before, after) = (@base.Compilation.Model, head.Compilation.Model);
        var differences = WorkspaceDifferences.Between(@base, head).ToList();
        var context = new PlanContext(before, after, Retraining.Of(@base.Compilation, head.Compilation, differences));
        var pins = PinChanges.Between(@base, head, earlier);
        ImmutableArray<PlannedChange> planned =
        [
            .. differences.Select(difference => Planned(difference, context))
                .Concat(pins.Select(pin => Planned(pin, after)))
                .Concat(EmittedChanges(@base, head))
                .OrderBy(static one => one.Change.Path, StringComparer.Ordinal).ThenBy(static one => one.Change.Kind),
        ];
        ImmutableArray<Change> changes = [.. planned.Select(static one => one.Change)];
        var policy = changes.Select(static change => change.Policy).DefaultIfEmpty(PolicyEffect.Same).Max();
        var effect = EffectOf(pins, @base, earlier);
        var approvals = ApprovalNeeds.Of(pins, changes, before, after);
        return new Plan(
            @base.Commit,
            head.Commit,
            PlanDigest.Of(planned, policy, effect, approvals),
            changes,
            changes.Select(static change => change.Impact).DefaultIfEmpty(Impact.None).Max(),
            policy,
            effect,
            approvals,
            [.. pins.SelectMany(pin => GatesOf(pin, before, after))])
        {
            Pinned = pins,
            Metrics = [.. pins.SelectMany(pin => MetricChanges.Of(pin, after))],
        };
    }

    private static PlannedChange Planned(Comparing.Difference difference, PlanContext context)
    {
        var judgement = Judge.Of(difference, context);
        return new PlannedChange(PathText.PlaceOf(difference), new Change(
            PathText.Of(difference), difference.Kind, judgement.Impact, judgement.Policy, difference.Before?.ToYaml(), difference.After?.ToYaml(), LocationOf(difference.At), judgement.Consequences));
    }

    private static PlannedChange Planned(PinChange pin, Core.Model.SpecModel specs)
    {
        var path = $"pins.{pin.Environment}.{pin.Model}.{pin.Slot}";
        var kind = pin.Before is null ? ChangeKind.Added : pin.After is null ? ChangeKind.Removed : ChangeKind.Changed;
        var services = Readers.ServicesOf(specs, pin.Model).Select(service => $"redeploys service '{service}' in '{pin.Environment}'");
        return new PlannedChange(path, new Change(path, kind, Impact.Redeploy, PolicyEffect.Same, TreeOf(pin.Before), TreeOf(pin.After), LocationOf((pin.After ?? pin.Before)?.Bundle.Span ?? default), [.. services]));
    }

    private static YamlMap? TreeOf(PinnedVersion? pin) => pin is null ? null : YamlTree.Flow(YamlTree.Map(("version", YamlTree.Number(pin.Version.Value)), ("bundle", YamlTree.Text(pin.Bundle.Value))));

    private static IEnumerable<PlannedChange> EmittedChanges(Snapshot @base, Snapshot head)
    {
        foreach (var path in @base.Emitted.Keys.Union(head.Emitted.Keys))
        {
            var (isOld, isNew) = (@base.Emitted.TryGetValue(path, out var old), head.Emitted.TryGetValue(path, out var young));
            if (isOld && isNew && old == young) continue;
            var kind = !isOld ? ChangeKind.Added : !isNew ? ChangeKind.Removed : ChangeKind.Changed;
            var change = new Change($"emitted.{path}", kind, Impact.None, PolicyEffect.Same, isOld ? YamlTree.Text(old.ToString()) : null, isNew ? YamlTree.Text(young.ToString()) : null, null, []);
            yield return new PlannedChange(change.Path, change, IsEmitted: true);
        }
    }

    private static PinsEffect EffectOf(ImmutableArray<PinChange> pins, Snapshot @base, PinsHistory? earlier)
    {
        if (pins.IsEmpty) return PinsEffect.None;
        if (pins.All(static pin => pin.IsRollback)) return PinsEffect.Rollback;
        var isFirst = pins.All(pin => @base.Compilation.Model.Pins.All(one => one.Environment != pin.Environment) && (earlier?.Revisions.All(one => one.Environment != pin.Environment) ?? true));
        return isFirst ? PinsEffect.Bootstrap : PinsEffect.Promotion;
    }

    private static ImmutableArray<PlannedGate> GatesOf(PinChange pin, Core.Model.SpecModel before, Core.Model.SpecModel after)
    {
        if (pin.After is not { } entering || pin.IsRollback) return [];
        var policy = before.Syntax.Environments.Any(environment => environment.Name.Value == pin.Environment) ? before : after with { Pins = before.Pins };
        return GateCheck.Of(entering, policy, after);
    }

    private static Location? LocationOf(SourceSpan span) => span.File is null ? null : span.ToLocation();
}
