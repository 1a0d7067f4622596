using System.Text.Json.Nodes;

namespace Mlops.GitOps.Cli.Tests.Promoting;

public sealed class DoctorCommandTests : IDisposable
{
    private const string Owners = "* @acme/leads\n/environments/ @acme/risk\n";

    private readonly PromotionBench bench = new();

    [Fact]
    public void Nothing_is_guarded_unless_somebody_says_so()
    {
        var answer = bench.Run("doctor", "--github", "acme/credit");
        Assert.Equal((1, ""), (answer.Status, answer.Error));
        Assert.Contains("CODEOWNERS names nobody for .github/, mlops.yaml, environments/, registry/", answer.Output, StringComparison.Ordinal);
        Assert.EndsWith("until then verdicts are advice\n", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ruleset_with_all_of_it_is_fine()
    {
        Guard();
        Assert.Equal((0, "verdicts are heeded"), Said());
    }

    [Fact]
    public void The_older_protection_is_fine_too()
    {
        bench.Work.Commit("owners", (".github/CODEOWNERS", Owners));
        bench.Forge.Rules["protection"] = JsonNode.Parse("""
            {"required_pull_request_reviews": {"require_code_owner_reviews": true}, "required_status_checks": {"contexts": ["mlops / gate"]}, "enforce_admins": {"enabled": true}, "allow_force_pushes": {"enabled": false}}
            """);
        Assert.Equal((0, "verdicts are heeded"), Said());
    }

    [Theory]
    [InlineData("pull_request", "missing branch 'main' changes by pull requests only")]
    [InlineData("required_status_checks", "missing the check 'gate' must pass")]
    [InlineData("non_fast_forward", "missing nobody pushes over history")]
    public void Each_rule_that_is_gone_is_missed(string rule, string said)
    {
        Guard();
        var rules = (JsonArray)bench.Forge.Rules["rules"]!;
        rules.Remove(rules.First(one => (string?)one!["type"] == rule));
        Assert.Contains(said, bench.Run("doctor", "--github", "acme/credit").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_can_bypass_the_rules_is_found()
    {
        Guard();
        bench.Forge.Rules["rulesets"]!["5"]!["bypass_actors"] = new JsonArray(new JsonObject { ["actor_id"] = 1 });
        Assert.Contains("missing nobody bypasses these rules", bench.Run("doctor", "--github", "acme/credit").Output, StringComparison.Ordinal);
        ((JsonObject)bench.Forge.Rules["rulesets"]!["5"]!).Remove("bypass_actors");
        Assert.Contains("unseen nobody bypasses these rules", bench.Run("doctor", "--github", "acme/credit").Output, StringComparison.Ordinal);
    }

    public void Dispose() => bench.Dispose();

    private (int Status, string Last) Said()
    {
        var answer = bench.Run("doctor", "--github", "acme/credit");
        return (answer.Status, answer.Output.TrimEnd('\n').Split('\n')[^1]);
    }

    private void Guard()
    {
        bench.Work.Commit("owners", (".github/CODEOWNERS", Owners));
        bench.Forge.Rules["rules"] = JsonNode.Parse("""
            [
              {"type": "pull_request", "ruleset_id": 5, "parameters": {"require_code_owner_review": true}},
              {"type": "required_status_checks", "ruleset_id": 5, "parameters": {"required_status_checks": [{"context": "gate"}]}},
              {"type": "non_fast_forward", "ruleset_id": 5}
            ]
            """);
        bench.Forge.Rules["rulesets"] = JsonNode.Parse("""{"5": {"id": 5, "enforcement": "active", "bypass_actors": []}}""");
    }
}
