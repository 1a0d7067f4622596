using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends.Tests.GitHubActions;

public class GitHubActionsTests
{
    private const string Small = """
        pipelines:
          small:
            on: {push: true, schedule: "0 5 * * 1", manual: true}
            stages:
              make: {kind: run, command: [make, "${out.rows}"], secrets: [DB_PASSWORD], outputs: {rows: {type: File, path: out/rows}}}
        """;

    public static TheoryData<string> Examples => ["credit-risk", "recommendation-engine"];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Examples_can_be_expressed_and_break_no_rule_of_security(string name)
    {
        var example = Workflows.Example(name);
        Assert.False(example.HasErrors);
        Assert.Empty(Workflows.Complaints(example));
        Assert.Empty(Workflows.Of(example).SelectMany(SecurityRules.Broken));
    }

    [JudgeFact(Workflows.Judge)]
    public void GitHubs_parser_and_actionlint_accept_what_the_examples_give() =>
        Assert.Empty(Workflows.Wrong([.. Workflows.Of(Workflows.Example("credit-risk")), .. Workflows.Of(Workflows.Example("recommendation-engine"))]));

    [JudgeFact(Workflows.Judge)]
    public void The_judges_see_what_is_wrong()
    {
        var wrong = Workflows.Wrong([OutputFile.Plain(OutputPlace.Repository, "a.yml", "on: push\njobs: {a: {runs-on: x, steps: [{run: 'echo ${{ github.event.pull_request.title }}'}]}}\n", "#")]);
        Assert.Contains("untrusted", Assert.Single(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public void The_flagship_gives_these_files() => Assert.Equal(
        [
            ".github/actions/mlops/action.yml",
            ".github/workflows/mlops-credit-risk-deploy-dev.yml",
            ".github/workflows/mlops-credit-risk-deploy-production.yml",
            ".github/workflows/mlops-credit-risk-deploy-staging.yml",
            ".github/workflows/mlops-credit-risk-gate.yml",
            ".github/workflows/mlops-credit-risk-pull-request.yml",
            ".github/workflows/mlops-credit-risk-reevaluate.yml",
            ".github/workflows/mlops-credit-risk-run-credit.yml",
            ".github/workflows/mlops-credit-risk-run-credit_eu.yml",
            ".github/workflows/mlops-credit-risk-run-provisions.yml",
            ".github/workflows/mlops-credit-risk-run-refresh.yml",
        ],
        Workflows.Of(Workflows.Example("credit-risk")).Select(static file => file.Path).Order(StringComparer.Ordinal));

    [Fact]
    public void Training_never_runs_beside_a_token_that_writes_or_a_key_that_signs()
    {
        var run = Workflows.Of(Workflows.Example("credit-risk")).Single(static file => file.Path.EndsWith("run-credit.yml", StringComparison.Ordinal));
        var training = Workflows.Jobs(Workflows.Read(run)).Single(static job => YamlWriter.Write(job).Contains("mlops run ", StringComparison.Ordinal));
        var written = YamlWriter.Write(training);
        Assert.DoesNotContain("write", YamlWriter.Write(training.Find("permissions")!.Value), StringComparison.Ordinal);
        Assert.DoesNotContain("REGISTRAR_KEY", written, StringComparison.Ordinal);
        Assert.DoesNotContain("github.token", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_is_seen_by_the_step_that_needs_it_alone()
    {
        var files = Workflows.Of(Given("{ci: github}", Small));
        var steps = files.SelectMany(Workflows.Steps).Where(static step => YamlWriter.Write(step).Contains("secrets.DB_PASSWORD", StringComparison.Ordinal)).ToList();
        Assert.Equal("mlops run small", Workflows.TextOf(Assert.Single(steps), "run"));
    }

    [Fact]
    public void Nothing_follows_a_workspace_in_the_root_of_its_repository_but_its_own_files()
    {
        var text = Workflows.Of(Given("{ci: github}", Small)).Single(static file => file.Path.EndsWith("run-small.yml", StringComparison.Ordinal)).Text;
        Assert.DoesNotContain("working-directory", text, StringComparison.Ordinal);
        Assert.Contains("branches: [main]", text, StringComparison.Ordinal);
        Assert.Contains("- \"!registry/**\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_branch_is_that_of_the_settings()
    {
        var files = Workflows.Of(Given("{ci: {github: {branch: trunk}}}", Small));
        Assert.DoesNotContain(files, static file => file.Text.Contains("[main]", StringComparison.Ordinal) || file.Text.Contains("heads/main", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_of_a_workflow_knows_the_trigger_it_comes_from()
    {
        var map = OutputMap.Of([new Emission("github-actions", Workflows.Of(Given("{ci: github}", Small)))], "");
        var file = Workflows.Of(Given("{ci: github}", Small)).Single(static one => one.Path.EndsWith("run-small.yml", StringComparison.Ordinal));
        var line = Array.FindIndex(file.Text.Split('\n'), static text => text.Contains("cron", StringComparison.Ordinal)) + 1;
        Assert.Equal("small.mlops.yaml:3:32", map.SourceOf(file.Path, line).ToString());
    }

    [Theory]
    [InlineData("{ci: {github: {branch: 'a*'}}}", "on: {push: true}", "stages", "this branch")]
    [InlineData("{ci: {github: {brunch: main}}}", "on: {push: true}", "stages", "the setting 'brunch'")]
    [InlineData("{ci: github}", "on: {schedule: '* * * * *'}", "stages", "this schedule")]
    [InlineData("{ci: github}", "on: {schedule: '58,1 * * * *'}", "stages", "this schedule")]
    [InlineData("{ci: github}", "on: {pullRequest: {paths: [a]}}", "stages", "a filter of pull requests")]
    [InlineData("{ci: github}", "on: {push: {branches: ['${{ github.ref }}']}}", "stages", "this filter")]
    [InlineData("{ci: github}", "on: {push: true}", "secrets: [GITHUB_KEY]", "a secret of the name 'GITHUB_KEY'")]
    [InlineData("{ci: github}", "on: {push: true}", "resources: {gpu: 1}", "a GPU")]
    [InlineData("{ci: github}", "on: {push: true}", "timeout: 7h", "this timeout")]
    [InlineData("{ci: github}", "on: {push: true}", "image: 'a@sha256:b'", "a stage in an image")]
    public void What_GitHub_has_no_form_for_is_said(string stack, string on, string stage, string what)
    {
        var more = stage == "stages" ? "" : $", {stage}";
        var compilation = Given(stack, $"pipelines:\n  small:\n    {on}\n    stages:\n      make: {{kind: run, command: [make], outputs: {{rows: {{type: File, path: out/rows}}}}{more}}}\n");
        Assert.False(compilation.HasErrors, string.Join('\n', compilation.Diagnostics.Select(static one => one.Message)));
        var complaint = Assert.Single(Workflows.Complaints(compilation));
        Assert.Equal(Catalog.UnsupportedByTarget, complaint.Descriptor);
        Assert.Contains(what, complaint.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 5 * * 1")]
    [InlineData("*/5 * * * *")]
    [InlineData("0,30 * * * *")]
    public void A_schedule_that_GitHub_keeps_needs_no_word(string cron) => Assert.Empty(Workflows.Complaints(Given("{ci: github}", Small.Replace("0 5 * * 1", cron, StringComparison.Ordinal))));

    internal static Mlops.GitOps.Core.Compilation Given(string stack, string definitions) =>
        Specs.Compile(("mlops.yaml", $"mlops: 1\nproject: example\nstack: {stack}\n"), ("small.mlops.yaml", definitions));
}
