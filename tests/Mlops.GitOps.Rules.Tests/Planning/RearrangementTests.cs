using System.Collections.Immutable;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Planning;

namespace Mlops.GitOps.Rules.Tests.Planning;

/// <summary>Law: how specs are written is no change, and no part of what a change is called.</summary>
public sealed class RearrangementTests
{
    public static TheoryData<string> Workspaces { get; } = ["", "examples/credit-risk", "examples/credit-risk-python", "examples/quickstart", "examples/recommendation-engine"];

    [Theory]
    [MemberData(nameof(Workspaces))]
    public void Specs_that_mean_the_same_give_an_empty_plan(string workspace)
    {
        var files = FilesOf(workspace);
        var @base = Specs.Snapshot(files, "base");
        var empty = Plan.Between(@base, @base);
        for (var seed = 0; seed < FuzzCases.Or(200); seed++)
        {
            var other = new Rearrangement(seed).Of(files);
            var plan = Plan.Between(@base, Specs.Snapshot(other, "head"));
            Assert.True(plan.IsEmpty, $"seed {seed}: {string.Join("\n", plan.Changes.Select(static change => $"{change.Path} {PlanWords.Of(change.Kind)}: {Shown(change.Before)} | {Shown(change.After)}"))}");
            Assert.Equal(empty.Digest, plan.Digest);
        }
    }

    [Fact]
    public void A_change_is_called_the_same_however_the_specs_are_written()
    {
        var @base = Specs.Snapshot(Specs.Files, "base");
        for (var at = 0; at < PlanCases.All.Length; at++)
        {
            var edited = Specs.Edited(PlanCases.All[at].Before, PlanCases.All[at].After);
            var expected = Plan.Between(@base, Specs.Snapshot(edited, "head"));
            for (var seed = 0; seed < 5; seed++)
            {
                var plan = Plan.Between(Specs.Snapshot(new Rearrangement(seed).Of(Specs.Files), "b"), Specs.Snapshot(new Rearrangement(seed + 1000).Of(edited), "h"));
                Assert.True(expected.Digest == plan.Digest, $"{PlanCases.All[at].Path}, seed {seed}: {expected.Impact}->{plan.Impact} {string.Join(";", plan.Changes.SelectMany(static c => c.Consequences))} {string.Join("\n", plan.Changes.Select(static change => $"{change.Path}: {Shown(change.Before)} | {Shown(change.After)}"))}");
                Assert.Equal((expected.Impact, expected.Policy), (plan.Impact, plan.Policy));
            }
        }
    }

    private static string Shown(YamlNode? node) => node is null ? "" : YamlJson.Write(node);

    private static ImmutableSortedDictionary<string, string> FilesOf(string workspace)
    {
        if (workspace.Length == 0) return Specs.Files;
        var root = Repository.PathOf(workspace.Split('/'));
        return Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(root, path).Replace('\\', '/'), Full: path))
            .Where(static file => Compiler.RoleOf(file.Path) is FileRole.Header or FileRole.Definitions && !file.Path.Split('/').Any(static part => part.StartsWith('.') || part == "generated"))
            .ToImmutableSortedDictionary(static file => file.Path, static file => File.ReadAllText(file.Full), StringComparer.Ordinal);
    }
}
