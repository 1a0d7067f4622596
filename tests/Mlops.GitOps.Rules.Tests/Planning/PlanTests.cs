using Mlops.GitOps.Rules.Planning;

namespace Mlops.GitOps.Rules.Tests.Planning;

public sealed class PlanTests
{
    public static TheoryData<int, string> Cases { get; } = MakeCases();

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_edit_is_told_as_what_it_means(int number, string edit)
    {
        Assert.NotNull(edit);
        var @case = PlanCases.All[number];
        var plan = Plan.Between(Specs.Snapshot(Specs.Files, "base"), Specs.Snapshot(Specs.Edited(@case.Before, @case.After), "head"));
        var change = plan.Changes.FirstOrDefault(one => one.Path == @case.Path && PlanWords.Of(one.Kind) == @case.Kind);
        Assert.True(change is not null, string.Join("\n", plan.Changes.Select(static one => $"{one.Path} {one.Kind} {one.Impact} {one.Policy}")));
        Assert.Equal($"{@case.Impact} {@case.Policy}", $"{PlanWords.Of(plan.Impact)} {PlanWords.Of(plan.Policy)}");
        Assert.NotNull(change.At);
        if (@case.Consequence.Length > 0) Assert.Contains(plan.Changes.SelectMany(static one => one.Consequences), consequence => consequence.Contains(@case.Consequence, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_change_is_told_with_what_follows_from_it_alone()
    {
        var edited = Specs.Edited("trees: 200", "trees: 300");
        edited = edited.SetItem("all.mlops.yaml", edited["all.mlops.yaml"].Replace("test: 0.25", "test: 0.3", StringComparison.Ordinal));
        var plan = Plan.Between(Specs.Snapshot(Specs.Files), Specs.Snapshot(edited));
        Assert.Equal(
            ["pipelines.credit.params.trees.default: retrains model 'credit' (pipeline credit: train, evaluate, register)", "pipelines.credit.stages.split.test: retrains model 'credit' (pipeline credit: split, train, evaluate, register)"],
            plan.Changes.Select(static change => $"{change.Path}: {Assert.Single(change.Consequences)}"));
    }

    [Fact]
    public void Thousands_of_gates_are_no_deeper_than_one()
    {
        var many = Specs.Edited("gates: [metrics.n >= 1000]", $"gates: [{string.Join(", ", Enumerable.Range(0, 20_000).Select(static number => FormattableString.Invariant($"metrics.n >= {number}")))}]");
        var fewer = Specs.Edited("gates: [metrics.n >= 1000]", "gates: [metrics.n >= 10]");
        Assert.Equal(PolicyEffect.Weaker, Plan.Between(Specs.Snapshot(many), Specs.Snapshot(fewer)).Policy);
        var others = Specs.Edited("gates: [metrics.n >= 1000]", $"gates: [{string.Join(", ", Enumerable.Range(0, 20_000).Select(static number => FormattableString.Invariant($"metrics.n > {number}")))}]");
        Assert.Equal(PolicyEffect.Weaker, Plan.Between(Specs.Snapshot(many), Specs.Snapshot(others)).Policy);
        Assert.NotEqual(PolicyEffect.Same, Plan.Between(Specs.Snapshot(fewer), Specs.Snapshot(many)).Policy);
    }

    private static TheoryData<int, string> MakeCases()
    {
        var cases = new TheoryData<int, string>();
        for (var at = 0; at < PlanCases.All.Length; at++) cases.Add(at, $"{PlanCases.All[at].Path}: {PlanCases.All[at].Policy} {PlanCases.All[at].Impact}");
        return cases;
    }
}
