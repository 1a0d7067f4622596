using Mlops.GitOps.Rules.Gates;

namespace Mlops.GitOps.Rules.Tests.Gates;

public sealed class GateCheckTests
{
    private const string Champion = "metrics: {auc: {value: 0.85, n: 5000}}";

    [Theory]
    [InlineData("metrics.auc >= 0.9", "metrics: {auc: {value: 0.9}}", true)]
    [InlineData("metrics.auc >= 0.9", "metrics: {auc: 0.9}", true)]
    [InlineData("metrics.auc >= 0.9", "metrics: {auc: {value: 0.89}}", false)]
    [InlineData("metrics.auc >= 0.9", "metrics: {auc: {value: \"0.95\"}}", null)]
    [InlineData("metrics.auc >= 0.9", "metrics: {auc: null}", null)]
    [InlineData("metrics.auc >= 0.9", "metrics: {auc: .inf}", null)]
    [InlineData("metrics.auc >= 0.9", "metrics: {brier: 0.1}", null)]
    [InlineData("metrics.auc.lower >= 0.8", "metrics: {auc: {value: 0.9, lower: 0.8, upper: 0.95}}", true)]
    [InlineData("metrics.auc >= 0.9 or metrics.brier <= 0.2", "metrics: {brier: 0.1}", true)]
    [InlineData("metrics.n >= 1000", "metrics: {auc: {value: 0.9, n: 5000}, brier: {value: 0.1, n: 999}}", false)]
    [InlineData("metrics.n >= 1000", "metrics: {auc: {value: 0.9, n: 5000}, brier: 0.1}", true)]
    [InlineData("baseline.metrics.auc <= 0.7", "baseline: {metrics: {auc: 0.7}}", true)]
    [InlineData("fairness.sex.equalized_odds_difference <= 0.1", "fairness: {sex: {equalized_odds_difference: {value: 0.04}}}", true)]
    [InlineData("slices.sex.auc.min >= 0.75", "slices: {sex: {f: {auc: {value: 0.8, n: 30}}, m: {auc: {value: 0.76, n: 300}}}}", true)]
    [InlineData("slices.sex.auc.min >= 0.75", "slices: {sex: {f: {auc: {value: 0.7, n: 30}}, m: {auc: {value: 0.76, n: 300}}}}", false)]
    [InlineData("slices.sex.auc.min >= 0.75", "slices: {sex: {f: {auc: {value: 0.8, n: 29}}, m: {auc: {value: 0.76, n: 300}}}}", null)]
    [InlineData("slices.sex.auc.min >= 0.75", "slices: {sex: {m: {auc: {value: 0.76, n: 300}}}}", null)]
    [InlineData("slices.sex.auc.min >= 0.75", "slices: {sex: {f: {auc: {value: 0.8}}, m: {auc: {value: 0.76, n: 300}}}}", null)]
    [InlineData("slices.sex.auc.gap <= 0.1", "slices: {sex: {f: {auc: {value: 0.8, n: 30}}, m: {auc: {value: 0.76, n: 300}}, x: {auc: {value: 0.1, n: 5}}}}", true)]
    [InlineData("slices.sex[\"f\"].auc >= 0.75", "slices: {sex: {f: {auc: {value: 0.8, n: 5}}}}", true)]
    [InlineData("slices.size.auc.max <= 0.9", "slices: {size: {\"<1000\": {auc: {value: 0.8, n: 50}}, 1000-10000: {auc: {value: 0.8, n: 50}}, \">=10000\": {auc: {value: 0.8, n: 50}}}}", true)]
    [InlineData("slices.size.auc.max <= 0.9", "slices: {size: {\"<1000\": {auc: {value: 0.8, n: 49}}, 1000-10000: {auc: {value: 0.8, n: 50}}, \">=10000\": {auc: {value: 0.8, n: 50}}}}", null)]
    public void A_gate_passes_only_where_the_record_says_so(string gate, string evidence, bool? passes) => Assert.Equal(passes, Ask(gate, Specs.Of(Registry.Version(7, evidence))));

    [Theory]
    [InlineData("has(champion)", false)]
    [InlineData("not has(champion) or delta.auc.lower >= -0.01", true)]
    [InlineData("delta.auc >= 0", null)]
    [InlineData("champion.metrics.auc <= 1", null)]
    public void Without_a_champion_there_is_nothing_to_compare_with(string gate, bool? passes) => Assert.Equal(passes, Ask(gate, Specs.Of(Registry.Version(7, "metrics: {auc: 0.9}"))));

    [Theory]
    [InlineData("has(champion)", 6, true)]
    [InlineData("metrics.auc >= champion.metrics.auc", 6, true)]
    [InlineData("delta.auc.lower >= -0.01", 6, true)]
    [InlineData("delta.auc.lower >= -0.01", 5, null)]
    [InlineData("not has(champion) or delta.auc.lower >= -0.01", 5, null)]
    public void A_difference_counts_while_the_champion_is_the_one_that_was_compared_with(string gate, int champion, bool? passes)
    {
        var candidate = Registry.Version(7, $"metrics: {{auc: 0.9}}\ncomparison: {{production: {{bundle: \"{Registry.Bundle(6)}\", delta: {{auc: {{value: 0.05, lower: 0.01}}}}}}}}");
        Assert.Equal(passes, Ask(gate, Specs.Of(candidate, Registry.Version(6, Champion), Registry.Version(5, Champion), Registry.Pins("production", ("champion", champion)))));
    }

    [Fact]
    public void A_record_of_another_bundle_says_nothing() => Assert.Null(Ask("metrics.auc >= 0.1", Specs.Of(Registry.Version(7, "metrics: {auc: 0.9}")), Registry.Bundle(8)));

    [Fact]
    public void Gates_of_the_environment_and_of_the_model_are_asked_with_their_values()
    {
        var specs = Specs.Snapshot(Specs.Files.AddRange(Specs.Of(Registry.Version(7, "metrics: {auc: {value: 0.9, n: 5000}}")))).Compilation.Model;
        var gates = GateCheck.Of(Pins.Of("production", "champion", 7), specs, specs);
        Assert.Equal(["metrics.n >= 1000", "metrics.auc >= 0.8", "not has(champion) or delta.auc.lower >= -0.01", "slices.sex.auc.min >= 0.75"], gates.Select(static gate => gate.Condition));
        Assert.Equal([true, true, true, null], gates.Select(static gate => gate.Passes));
        Assert.Equal("delta.auc.lower", Assert.Single(gates[2].Values).Name);
        Assert.Equal("all.mlops.yaml", gates[0].At.Path);
    }

    private static bool? Ask(string gate, IEnumerable<KeyValuePair<string, string>> records, string? bundle = null)
    {
        var files = Specs.Edited("        - slices.sex.auc.min >= 0.75\n", $"        - {gate}\n");
        var specs = Specs.Snapshot(files.AddRange(records)).Compilation.Model;
        return GateCheck.Of(Pins.Of("production", "candidate", 7, bundle), specs, specs)[^1].Passes;
    }
}
