using System.Text.Json.Nodes;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.Tests.Verdicts;

/// <summary>What the compiler says could happen does happen: each counter-example that it names is carried out through the verdict.</summary>
public sealed class CounterExampleTests
{
    private const string Approvals = "approvals: [{role: owner}, {role: risk, maxAge: 14d}]";
    private static readonly (string, string) Deployer = ("project: credit", "project: credit\ndeployer: {id: 9002, login: deployer}");
    private static readonly (string, string) NoneOfModel = ("approvals: {production: [{role: risk}]}", "riskClass: limited");

    [Fact]
    public void Who_is_named_where_nobody_is_asked_promotes_alone()
    {
        var story = new Story(Deployer, NoneOfModel, ($"    {Approvals}\n    verifiedCommits", "    verifiedCommits"));
        Assert.Contains("'ada'", Said(story, "MLG7003"), StringComparison.Ordinal);
        Assert.Equal(VerdictOutcome.Allow, story.Judge(By(1, "ada")).Outcome);
    }

    [Fact]
    public void Who_is_listed_twice_writes_as_one_and_approves_as_the_other()
    {
        var story = new Story(Deployer, NoneOfModel, (Approvals, "approvals: [{role: lead}]"), ("{id: 1, login: ada}", "{id: 1, login: ada}, {id: 7, login: ada}"));
        Assert.Contains("'ada' could write as one and approve as the other", Said(story, "MLG7003"), StringComparison.Ordinal);
        var answers = By(1, "ada");
        answers["reviews"]!.AsArray().Add((JsonNode)Story.Review(1, 7, "APPROVED", Story.Head, -60));
        Assert.Equal(VerdictOutcome.Allow, story.Judge(answers).Outcome);
    }

    [Fact]
    public void Who_holds_the_token_of_a_deployer_that_approves_needs_nobody_else()
    {
        var story = new Story(Deployer, NoneOfModel, (Approvals, "approvals: [{role: lead}]"), ("{id: 1, login: ada}", "{id: 1, login: ada}, {id: 9002, login: deployer}"));
        Assert.Contains("'deployer'", Said(story, "MLG7003"), StringComparison.Ordinal);
        var answers = By(30, "linus");
        answers["reviews"]!.AsArray().Add((JsonNode)Story.Review(1, 9002, "APPROVED", Story.Head, -60));
        Assert.Equal(VerdictOutcome.Allow, story.Judge(answers).Outcome);
    }

    [Fact]
    public void Approvals_that_nobody_can_give_are_missing_when_everybody_gives_them()
    {
        var story = new Story(Deployer, NoneOfModel, (Approvals, "approvals: [{role: lead, count: 4}]"));
        Assert.Contains("4 of 'lead'", Said(story, "MLG7001"), StringComparison.Ordinal);
        var answers = By(30, "linus");
        for (var lead = 1; lead <= 3; lead++) answers["reviews"]!.AsArray().Add((JsonNode)Story.Review(lead, lead, "APPROVED", Story.Head, -60));
        Assert.Equal(["approval_missing"], story.Judge(answers).Codes);
    }

    [Theory]
    [InlineData(1, "ada", "approval_missing")]
    [InlineData(30, "linus", "")]
    public void Approvals_that_some_authors_can_not_get_are_missing_for_those_alone(long author, string login, string code)
    {
        var story = new Story(Deployer, NoneOfModel, (Approvals, "approvals: [{role: lead, count: 3}]"));
        Assert.Contains("'ada'", Said(story, "MLG7001"), StringComparison.Ordinal);
        var answers = By(author, login);
        for (var lead = 1; lead <= 3; lead++)
        {
            if (lead != author) answers["reviews"]!.AsArray().Add((JsonNode)Story.Review(lead, lead, "APPROVED", Story.Head, -60));
        }

        Assert.Equal(code.Length == 0 ? [] : [code], story.Judge(answers).Codes);
    }

    [Fact]
    public void A_version_of_which_nothing_was_measured_enters_what_has_no_gate()
    {
        (string, string)[] unmeasured = [Deployer, NoneOfModel, ("value: 0.9", "value: none")];
        var story = new Story([.. unmeasured, ("    gates: [metrics.n >= 1000]\n", ""), ("""
                  production:
                    - metrics.auc >= 0.80
                    - not has(champion) or delta.auc.lower >= -0.01
                    - slices.sex.auc.min >= 0.75

            """, "")]);
        Assert.Contains("nothing was measured", Said(story, "MLG7007"), StringComparison.Ordinal);
        Assert.Equal(VerdictOutcome.Allow, story.Judge(Story.InOrder()).Outcome);
        Assert.Equal(["gate_unknown"], new Story(unmeasured).Judge(Story.InOrder()).Codes);
    }

    private static string Said(Story story, string code) => string.Join('\n', story.Diagnostics.Where(diagnostic => diagnostic.Code == code).Select(static diagnostic => diagnostic.Message));

    // One person opens, writes and pushes; nobody has looked at it yet.
    private static JsonObject By(long id, string login)
    {
        var answers = Story.InOrder();
        answers["reviews"] = new JsonArray();
        answers["pull"]!["user"] = Story.User(id, login);
        answers["commits"]![0]!["author"] = Story.User(id, login);
        answers["commits"]![0]!["committer"] = Story.User(id, login);
        answers["activity"]![0]!["actor"] = Story.User(id, login);
        return answers;
    }
}
