using Mlops.GitOps.Rules.Planning;

namespace Mlops.GitOps.Rules.Tests.Planning;

public sealed class SameMeaningTests
{
    [Theory]
    [InlineData("soak: 24h", "soak: 1d")]
    [InlineData("soak: 24h", "soak: 1440m")]
    [InlineData("ttl: 365d", "ttl: 8760h")]
    [InlineData("[{role: owner}, {role: risk, maxAge: 14d}]", "[{role: risk, maxAge: 336h}, {role: owner, count: 1}]")]
    [InlineData("{role: lead, count: 2}], ticket: required", "{role: lead}, {role: lead}]")]
    [InlineData("to: 2027-01-02T00:00:00Z", "to: 2027-01-02T01:00:00+01:00")]
    [InlineData("from: 2026-12-20T00:00:00Z", "from: 2026-12-20")]
    [InlineData("after: staging", "after: [staging]")]
    [InlineData("verifiedCommits: true", "verifiedCommits: true\n    promote: review")]
    [InlineData("customer_id: string\n", "customer_id: {type: string}\n")]
    [InlineData("customer_id: string\n", "customer_id: {type: string, key: false, protected: false, pii: false, label: false}\n")]
    [InlineData("{type: float, min: 0}", "{type: float, min: 0.0}")]
    [InlineData("[f, m]", "[m, f]")]
    [InlineData("    format: csv\n    owner: lead", "    format: {csv: {delimiter: \",\", header: true}}\n    owner: lead\n    otherColumns: fail")]
    [InlineData("source: data/applications.csv", "source: ./data/applications.csv")]
    [InlineData("{column: customer_id, mostly: 0.99}", "{mostly: 0.990, column: customer_id, onFail: fail}")]
    [InlineData("  payment_history:\n", "  payment_history@1:\n")]
    [InlineData("inputs: [amount, payment_history]", "inputs: [payment_history@1, amount]")]
    [InlineData("views: [payment_history]", "views: payment_history@1")]
    [InlineData("online: true", "online: {}")]
    [InlineData("where: days_late > 0", "where: \"(days_late)>0\"")]
    [InlineData("baseline.metrics.auc < 0.7", "\"(baseline.metrics.auc < 70%)\"")]
    [InlineData("params: {trees: 200, seed: 7}", "params: {seed: {default: 7}, trees: {type: float, default: 200.0}}")]
    [InlineData("on: {push: true}", "on: {push: {}, manual: false}")]
    [InlineData("learner: boosted-trees", "timeout: 1h, cache: true, learner: boosted-trees")]
    [InlineData("against: [production]", "against: production")]
    [InlineData("{sex: sex, size:", "{sex: {column: sex, minGroup: 30}, size:")]
    [InlineData("auc: {better: higher}", "auc: {}")]
    [InlineData("minGroup: 50}", "minGroup: 0x32}")]
    [InlineData("staging: [metrics.auc >= 0.80]", "staging: [\"metrics.auc>=80%\"]")]
    [InlineData("abortOn: [errorRate > 1%]", "abortOn: [errorRate > 0.01]")]
    [InlineData("alarms: [p99 > 100ms]", "alarms: [p99 > 0.1s]")]
    [InlineData("slo: {p99: 100ms}", "slo: {p99: 0.1s}")]
    [InlineData("{champion: {weight: 100}}", "{champion: {weight: 1e2, shadow: false}}")]
    [InlineData("alarmAbove: 0.2", "alarmAbove: 20%")]
    [InlineData("card: {intendedUse: Decisions about small loans.}", "card:\n      intendedUse: >-\n        Decisions about\n        small loans.")]
    [InlineData("project: credit", "project: credit\nstack: {cloud: none, modelRegistry: git}\ndefaults: {stage: {timeout: 1h}}\nstore: {url: \"file://.mlops/store\"}")]
    [InlineData("breaking: [{role: lead}]", "breaking: [{role: lead}]\n  redeploy: []")]
    public void Another_way_to_say_it_is_no_change(string before, string after) => AssertSame(Specs.Files, Specs.Edited(before, after));

    [Fact]
    public void What_is_like_another_may_be_spelled_out()
    {
        const string rest = "  second:\n    like: credit\n    params: {trees: 300}\n    stages: {register: null}\n";
        var stages = Specs.Definitions[Specs.Definitions.IndexOf("      ingest: {kind", StringComparison.Ordinal)..Specs.Definitions.IndexOf("      register: {kind", StringComparison.Ordinal)];
        var whole = $"  second:\n    on: {{push: true}}\n    params: {{seed: 7, trees: 300}}\n    stages:\n{stages}";
        AssertSame(Specs.Edited("models:\n", rest + "models:\n"), Specs.Edited("models:\n", whole + "models:\n"));
    }

    [Fact]
    public void An_anchor_is_as_good_as_a_copy() => AssertSame(
        Specs.Edited("slo: {p99: 100ms}", "slo: {p99: 100ms}\n    resources: {cpu: 500m, memory: 1GiB}"),
        Specs.Edited("slo: {p99: 100ms}", "slo: &limits {p99: 100ms}\n    resources: {memory: 1024MiB, cpu: \"0.5\"}\n  other:\n    model: credit\n    request: {application_id: string, customer_id: string, amount: float}\n    variants: {champion: {weight: 100}}\n    slo: *limits"),
        Specs.Edited("slo: {p99: 100ms}", "slo: {p99: 100ms}\n    resources: {cpu: 500m, memory: 1GiB}\n  other:\n    model: credit\n    request: {application_id: string, customer_id: string, amount: float}\n    variants: {champion: {weight: 100}}\n    slo: {p99: 0.1s}"));

    [Fact]
    public void What_the_header_says_of_all_stages_may_be_said_by_each()
    {
        var header = Specs.Edited("project: credit", "project: credit\ndefaults: {stage: {timeout: 3h}}");
        var each = Specs.Files.SetItem("all.mlops.yaml", Specs.Definitions.Replace("{kind: ", "{timeout: 180m, kind: ", StringComparison.Ordinal));
        AssertSame(header, each);
    }

    [Fact]
    public void A_view_without_a_version_means_another_once_there_is_a_higher_one()
    {
        var plan = Plan.Between(Specs.Snapshot(Specs.Files), Specs.Snapshot(Specs.Edited("problems:\n", "  payment_history@2:\n    entity: customer\n    from: payments\n    values: {late: {type: int, count: \"*\", window: 30d}}\n    online: true\nproblems:\n")));
        Assert.Contains("models.credit.inputs[1]", plan.Changes.Select(static change => change.Path));
        Assert.Equal(Impact.Retrain, plan.Impact);
    }

    private static void AssertSame(System.Collections.Immutable.ImmutableSortedDictionary<string, string> one, System.Collections.Immutable.ImmutableSortedDictionary<string, string> other)
    {
        var plan = Plan.Between(Specs.Snapshot(one), Specs.Snapshot(other));
        Assert.Equal([], plan.Changes.Select(static change => $"{change.Path} {(change.Before is null ? "" : Core.Yaml.YamlJson.Write(change.Before))} {(change.After is null ? "" : Core.Yaml.YamlJson.Write(change.After))}"));
    }

    private static void AssertSame(System.Collections.Immutable.ImmutableSortedDictionary<string, string> basis, System.Collections.Immutable.ImmutableSortedDictionary<string, string> one, System.Collections.Immutable.ImmutableSortedDictionary<string, string> other)
    {
        AssertSame(one, other);
        Assert.Equal(Plan.Between(Specs.Snapshot(basis), Specs.Snapshot(one)).Digest, Plan.Between(Specs.Snapshot(basis), Specs.Snapshot(other)).Digest);
    }
}
