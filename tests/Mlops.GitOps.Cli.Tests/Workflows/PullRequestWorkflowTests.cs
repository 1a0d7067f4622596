using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Promotion.Tests;

namespace Mlops.GitOps.Cli.Tests.Workflows;

/// <summary>What is emitted really works: the steps of the pull request's workflow run, on a good change and on bad ones.</summary>
public sealed class PullRequestWorkflowTests : IDisposable
{
    private const string Workflow = ".github/workflows/mlops-quickstart-pull-request.yml";

    private readonly GitFixture repository = new();

    public PullRequestWorkflowTests()
    {
        foreach (var path in (string[])["mlops.yaml", "quickstart.mlops.yaml", "data/memberships.csv"])
        {
            var copy = Path.Join(repository.Root, "gym", path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Repository.PathOf("examples", "quickstart", path), copy);
        }

        Edit("mlops.yaml", "ci: none", "ci: github");
        Edit("quickstart.mlops.yaml", "      split: ", 
            "      plain:    {kind: transform, data: validate.rows, sql: select member_id from data, columns: {member_id: string}}\n      whole:    {kind: test, of: plain, properties: [sameRowCount]}\n      split: ");
        Assert.Equal(0, Mlops.Start(Gym, "compile").Status);
        repository.Commit("A gym");
        repository.Git("checkout", "--quiet", "-b", "change");
    }

    private string Gym => Path.Join(repository.Root, "gym");

    [Fact]
    public void A_good_change_passes_and_is_planned_in_a_comment()
    {
        Edit("quickstart.mlops.yaml", "metrics.auc >= 0.75\n        - metrics.brier", "metrics.auc >= 0.7\n        - metrics.brier");
        using var harness = Run(out var ended);
        Assert.True(ended.Values.All(static status => status == 0), harness.Log);
        Assert.Equal(["plan", "test_leavers whole", "validate"], ended.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(harness.Asked, static call => call.Contains("--method POST repos/acme/gym/issues/7/comments", StringComparison.Ordinal));
        Assert.StartsWith("<!-- mlops plan of quickstart -->\n\n", harness.Comment, StringComparison.Ordinal);
        Assert.Contains("0.7", harness.Comment, StringComparison.Ordinal);
        Assert.EndsWith(harness.Summary, harness.Comment, StringComparison.Ordinal);
    }

    [Fact]
    public void The_comment_of_before_is_changed_and_none_is_added()
    {
        Edit("quickstart.mlops.yaml", "metrics.brier <= 0.25", "metrics.brier <= 0.2");
        using var harness = Run(out _, existing: "4711");
        Assert.Contains(harness.Asked, static call => call.Contains("--method PATCH repos/acme/gym/issues/comments/4711 ", StringComparison.Ordinal));
        Assert.DoesNotContain(harness.Asked, static call => call.Contains("POST", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_in_the_specs_fails_and_is_shown_in_the_diff()
    {
        Edit("quickstart.mlops.yaml", "data: split.train", "data: split.trian");
        using var harness = Run(out var ended);
        Assert.All(ended.Values, static status => Assert.Equal(1, status));
        Assert.Contains("::error file=gym/quickstart.mlops.yaml", harness.Log, StringComparison.Ordinal);
        Assert.Empty(harness.Asked);
    }

    [Fact]
    public void Generated_files_that_are_not_what_compiles_fail()
    {
        File.AppendAllText(Path.Join(repository.Root, Workflow), "# by hand\n");
        using var harness = Run(out var ended);
        Assert.Equal((1, 0), (ended["validate"], ended["plan"]));
        Assert.Contains("out of date", harness.Log, StringComparison.Ordinal);
    }

    public void Dispose() => repository.Dispose();

    private WorkflowHarness Run(out Dictionary<string, int> ended, string? existing = null)
    {
        var head = repository.Commit("A change");
        var harness = new WorkflowHarness(repository, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["github.event.pull_request.base.ref"] = "main",
            ["github.event.pull_request.head.sha"] = head,
            ["github.event.pull_request.number"] = "7",
            ["github.token"] = "token",
        });
        if (existing is not null) harness.HasComment(existing);
        ended = harness.Run(Workflow, head);
        return harness;
    }

    private void Edit(string path, string from, string to)
    {
        var text = File.ReadAllText(Path.Join(Gym, path));
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(Path.Join(Gym, path), text.Replace(from, to, StringComparison.Ordinal));
    }
}
