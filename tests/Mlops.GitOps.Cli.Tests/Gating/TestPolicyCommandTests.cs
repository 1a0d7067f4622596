using Mlops.GitOps.Cli.Schemas;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Tests.Gating;

public sealed class TestPolicyCommandTests : IDisposable
{
    private const string Tests = "promotion.policy-test.yaml";

    private readonly TemporaryFolder folder = new();

    public TestPolicyCommandTests()
    {
        Assert.Equal(0, Mlops.Run(folder.Path, "init", "--template", "credit-risk", folder.Path).Status);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_rules_of_the_flagship_decide_what_its_tests_say()
    {
        var answer = Run();
        Assert.True(answer.Status == 0, answer.Output + answer.Error);
        Assert.Contains("pass  not-at-the-turn-of-the-year\n", answer.Output, StringComparison.Ordinal);
        Assert.EndsWith("9 policy tests: all pass\n", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_is_edited_away_is_found()
    {
        Edit("environments.mlops.yaml", "      - {from: 2026-12-20T00:00:00Z, to: 2027-01-02T00:00:00Z, reason: year end}\n", "");
        var answer = Run();
        Assert.Equal(1, answer.Status);
        Assert.Contains($"FAIL  not-at-the-turn-of-the-year\n      --> {Tests}:25\n      expected DENY because freeze\n      decided  ALLOW\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("of 9 policy tests failed", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_too_many_is_shown_with_what_it_says()
    {
        Edit(Tests, "approvedBy: [grace, edith, hypatia], at: 2026-12-24", "approvedBy: [edith, hypatia], at: 2026-12-24");
        var answer = Run("turn-of");
        Assert.Equal(1, answer.Status);
        Assert.Contains("decided  DENY because freeze, approval_missing\n        approval_missing: environment 'production' for model 'credit' lacks 1 approval of 'ml-lead'", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[ada, edith, hypatia]", "[ada, edit, hypatia]", "person 'edit'", "Did you mean 'edith'?")]
    [InlineData("promoteTo: staging", "promoteTo: stagin", "environment 'stagin'", "Did you mean 'staging'?")]
    [InlineData("{model: credit}", "{model: credits}", "model 'credits'", "Did you mean 'credit'?")]
    [InlineData("[stage_order]", "[stage_ordr]", "reason 'stage_ordr'", "Did you mean 'stage_order'?")]
    [InlineData("{model: credit}", "{model: credit, version: 7}", "version of model 'credit' '7'", "the registry does not have")]
    public void What_a_test_names_must_be_there(string before, string after, string named, string said)
    {
        Edit(Tests, before, after);
        var answer = Run();
        Assert.Equal(1, answer.Status);
        Assert.Contains(named, answer.Error, StringComparison.Ordinal);
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_holds_the_shape_of_tests_too()
    {
        Edit(Tests, "promoteTo: staging", "promotTo: staging");
        var answer = Mlops.Run(folder.Path, "validate");
        Assert.Equal(1, answer.Status);
        Assert.Contains("Did you mean 'promoteTo'?", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_version_of_the_registry_is_judged_by_its_own_record()
    {
        folder.With("registry/credit/3.yaml", """
            schema: mlops/version/1
            model: credit
            version: 3
            bundle: "sha256:BUNDLE"
            digests: {model: "sha256:0000000000000000000000000000000000000000000000000000000000000000"}
            metrics: {auc: 0.8, brier: 0.1}
            """.Replace("sha256:BUNDLE", BundleOfNothing(), StringComparison.Ordinal));
        folder.With("one.policy-test.yaml", """
            policyTests:
              the-third-enters-staging:
                given: {model: credit, version: 3, runsIn: {dev: 1h}}
                when: {promoteTo: staging, by: ada, approvedBy: [grace]}
                then: {verdict: allow, because: []}
            """);
        var answer = Run("the-third");
        Assert.True(answer.Status == 0, answer.Output + answer.Error);
    }

    [Fact]
    public void A_removal_asks_the_people_and_no_gate()
    {
        folder.With("one.policy-test.yaml", """
            policyTests:
              what-is-bad-may-go:
                given: {model: credit, metrics: {auc: 0.1}}
                when: {removeFrom: production, by: ada, approvedBy: [grace, edith, hypatia], at: 2026-12-24T12:00:00Z}
                then: {verdict: deny, because: [freeze]}
            """);
        var answer = Run("what-is-bad");
        Assert.True(answer.Status == 0, answer.Output + answer.Error);
    }

    [Fact]
    public async Task What_programs_read_fits_its_schema()
    {
        var rules = await JsonSchema.FromJsonAsync(SchemaBuilder.Write(SchemaFiles.All.Single(static file => file.Name == "policy-results")));
        Assert.Empty(rules.Validate(Run("--format", "json").Output));
    }

    [Fact]
    public void A_workspace_without_tests_is_told_how_to_begin()
    {
        File.Delete(folder[Tests]);
        var answer = Run();
        Assert.Equal(2, answer.Status);
        Assert.Contains("no policy tests are here", answer.Error, StringComparison.Ordinal);
    }

    private static string BundleOfNothing() => Core.Records.CanonicalJson.DigestOf(Core.Yaml.YamlTree.Map(("model", Core.Yaml.YamlTree.Text("sha256:" + new string('0', 64))))).ToString();

    private Mlops.Answer Run(params string[] arguments) => Mlops.Run(folder.Path, ["test-policy", .. arguments]);

    private void Edit(string path, string before, string after)
    {
        var text = folder.Read(path);
        Assert.Contains(before, text, StringComparison.Ordinal);
        folder.With(path, text.Replace(before, after, StringComparison.Ordinal));
    }
}
