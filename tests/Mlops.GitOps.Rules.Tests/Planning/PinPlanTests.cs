using System.Collections.Immutable;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Snapshots;

namespace Mlops.GitOps.Rules.Tests.Planning;

public sealed class PinPlanTests
{
    private static readonly ImmutableSortedDictionary<string, string> Files = Specs.Files.AddRange(Specs.Of(
        Registry.Version(6, "metrics: {auc: {value: 0.85, n: 5000}, brier: {value: 0.2, n: 5000}}"),
        Registry.Version(7, $"metrics: {{auc: {{value: 0.91, n: 5000}}, brier: {{value: 0.21, n: 5000}}}}\ncomparison: {{production: {{bundle: \"{Registry.Bundle(6)}\", delta: {{auc: {{value: 0.06, lower: 0.02}}}}}}}}")));

    [Fact]
    public void A_promotion_says_what_moves_who_must_agree_and_what_the_gates_say()
    {
        var plan = Between(Pinned(("champion", 6)), Pinned(("champion", 7)));
        Assert.Equal((PinsEffect.Promotion, Impact.Redeploy, PolicyEffect.Same), (plan.Pins, plan.Impact, plan.Policy));
        var change = Assert.Single(plan.Changes);
        Assert.Equal(("pins.production.credit.champion", ChangeKind.Changed, "environments/production.pins.yaml"), (change.Path, change.Kind, change.At?.Path));
        Assert.Equal("redeploys service 'credit_api' in 'production'", Assert.Single(change.Consequences));
        Assert.Equal(["lead 1 ", "risk 1 14d", "risk 1 "], plan.Approvals.Select(static need => FormattableString.Invariant($"{need.Role} {need.Count} {need.MaxAge}")));
        Assert.All(plan.Approvals, static need => Assert.Equal("credit@7 is promoted to 'production' as champion", need.Because));
        Assert.Equal(["metrics.n >= 1000 True", "metrics.auc >= 0.8 True", "not has(champion) or delta.auc.lower >= -0.01 True", "slices.sex.auc.min >= 0.75 "], plan.Gates.Select(static gate => $"{gate.Condition} {gate.Passes}"));
        Assert.Equal([("auc", true), ("brier", false)], plan.Metrics.Select(static metric => (metric.Metric, metric.IsBetter!.Value)));
    }

    [Fact]
    public void The_first_pins_of_an_environment_are_its_bootstrap()
    {
        Assert.Equal(PinsEffect.Bootstrap, Between(Files, Pinned(("champion", 7))).Pins);
        var earlier = Ran(Registry.Bundle(5));
        Assert.Equal(PinsEffect.Promotion, Between(Files, Pinned(("champion", 7)), earlier).Pins);
    }

    [Fact]
    public void Going_back_to_what_the_slot_ran_before_is_a_rollback()
    {
        var earlier = Ran(Registry.Bundle(6));
        var plan = Between(Pinned(("champion", 7)), Pinned(("champion", 6)), earlier);
        Assert.Equal(PinsEffect.Rollback, plan.Pins);
        Assert.Empty(plan.Gates);
        Assert.Equal("lead", Assert.Single(plan.Approvals).Role);
        Assert.Equal(PinsEffect.Promotion, Between(Pinned(("champion", 7)), Pinned(("champion", 6))).Pins);
        Assert.Equal(PinsEffect.Promotion, Between(Pinned(("challenger", 7)), Pinned(("challenger", 6)), earlier).Pins);
    }

    [Fact]
    public void A_rollback_beside_a_promotion_is_a_promotion()
    {
        var earlier = Ran(Registry.Bundle(6));
        var plan = Between(Pinned(("champion", 7)), Pinned(("champion", 6), ("challenger", 7)), earlier);
        Assert.Equal(PinsEffect.Promotion, plan.Pins);
        Assert.Equal(["challenger"], plan.Gates.Select(static gate => gate.Slot).Distinct());
    }

    [Fact]
    public void Taking_a_pin_away_asks_for_people_and_no_gates()
    {
        var plan = Between(Pinned(("champion", 7), ("challenger", 6)), Pinned(("champion", 7)));
        Assert.Equal((PinsEffect.Promotion, ChangeKind.Removed), (plan.Pins, Assert.Single(plan.Changes).Kind));
        Assert.Empty(plan.Gates);
        Assert.Equal(3, plan.Approvals.Length);
    }

    [Fact]
    public void The_order_of_pins_and_the_comments_between_them_are_no_change()
    {
        var one = Pinned(("champion", 7), ("challenger", 6));
        var other = Pinned(("challenger", 6), ("champion", 7));
        Assert.True(Between(one, other.SetItem("environments/production.pins.yaml", "# Why: see the ticket.\n" + other["environments/production.pins.yaml"])).IsEmpty);
    }

    [Fact]
    public void A_new_record_is_additive_and_a_changed_one_is_told()
    {
        var added = Between(Files.Remove("registry/credit/7.yaml"), Files);
        Assert.Equal(("versions.credit.7", Impact.Additive, PolicyEffect.Same), (Assert.Single(added.Changes).Path, added.Impact, added.Policy));
        var changed = Between(Files, Files.SetItem("registry/credit/7.yaml", Files["registry/credit/7.yaml"].Replace("value: 0.91", "value: 0.99", StringComparison.Ordinal)));
        var change = Assert.Single(changed.Changes);
        Assert.Equal("versions.credit.7.metrics.auc.value", change.Path);
        Assert.Contains("no verdict allows", Assert.Single(change.Consequences), StringComparison.Ordinal);
        Assert.Equal(ChangeKind.Removed, Assert.Single(Between(Files, Files.Remove("registry/credit/7.yaml")).Changes).Kind);
    }

    [Fact]
    public void To_reject_is_stronger_and_to_release_is_weaker()
    {
        var entry = $"{{version: 6, bundle: \"{Registry.Bundle(6)}\", reason: wrong, by: ada, at: 2026-01-01T00:00:00Z}}";
        var rejected = Files.Add("registry/credit/rejected.yaml", $"schema: mlops/rejected/1\nrejected: [{entry}]\n");
        Assert.Equal(PolicyEffect.Stronger, Between(Files, rejected).Policy);
        Assert.Equal(PolicyEffect.Weaker, Between(rejected, rejected.SetItem("registry/credit/rejected.yaml", rejected["registry/credit/rejected.yaml"] + $"released: [{entry}]\n")).Policy);
        Assert.Equal(PolicyEffect.Weaker, Between(rejected, Files).Policy);
        Assert.Equal(PolicyEffect.Stronger, Between(rejected, rejected.SetItem("registry/credit/rejected.yaml", $"schema: mlops/rejected/1\nrejected: [{entry}, {entry.Replace("version: 6", "version: 7", StringComparison.Ordinal)}]\n")).Policy);
    }

    [Fact]
    public void A_new_workspace_adds_all_it_has()
    {
        var plan = Plan.Between(Snapshot.Of("base", []), Specs.Snapshot(Specs.Files, "head"));
        Assert.Contains("models.credit", plan.Changes.Select(static change => change.Path));
        Assert.All(plan.Changes, static change => Assert.Equal(ChangeKind.Added, change.Kind));
    }

    private static ImmutableSortedDictionary<string, string> Pinned(params (string Slot, int Version)[] pins) => Files.AddRange(Specs.Of(Registry.Pins("production", pins)));

    // The champion of production, one commit before base.
    private static PinsHistory Ran(string bundle) => new(["base", "before"], [new PinsRevision(1, "production", [("credit", "champion", bundle)])]);

    private static Plan Between(ImmutableSortedDictionary<string, string> @base, ImmutableSortedDictionary<string, string> head, PinsHistory? earlier = null) =>
        Plan.Between(Specs.Snapshot(@base, "base"), Specs.Snapshot(head, "head"), earlier);
}
