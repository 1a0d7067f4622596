using System.Globalization;
using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.Tests.Verdicts;

/// <summary>Answers of which a part that matters is gone, of another kind or cut off: never an exception, and never an ALLOW.</summary>
public sealed class MutatedAnswersTests
{
    private static readonly Story Story = new(("project: credit", "project: credit\ndeployer: {id: 9002, login: deployer}"), ("approvals: {production: [{role: risk}]}", "riskClass: limited"));

    // Two answers of which every part is needed; a star stands for each item of a list.
    private static readonly string[] Parts =
    [
        "pull", "pull.url", "pull.state", "pull.draft", "pull.user", "pull.user.id", "pull.head", "pull.head.sha", "pull.head.ref", "pull.head.repo", "pull.head.repo.id", "pull.base", "pull.base.sha", "pull.base.ref",
        "pull.base.repo", "pull.base.repo.id", "pull.base.repo.default_branch", "pull.changed_files", "pull.commits",
        "reviews", "reviews.*", "reviews.*.id", "reviews.*.user", "reviews.*.user.id", "reviews.*.user.login", "reviews.*.user.type", "reviews.*.state", "reviews.*.commit_id", "reviews.*.submitted_at", "reviews.*.pull_request_url",
        "commits", "commits.*", "commits.*.sha", "commits.*.author", "commits.*.author.id", "commits.*.committer", "commits.*.committer.id",
        "files", "files.*", "files.*.filename", "files.*.status",
        "activity", "activity.*", "activity.*.ref", "activity.*.after", "activity.*.timestamp", "activity.*.actor", "activity.*.actor.id",
        "deployments", "deployments.*", "deployments.*.sha", "deployments.*.environment", "deployments.*.payload", "deployments.*.payload.bundle", "deployments.*.payload.model", "deployments.*.payload.slot", "deployments.*.creator",
        "deployments.*.creator.id", "deployments.*.statuses", "deployments.*.statuses.*", "deployments.*.statuses.*.state", "deployments.*.statuses.*.created_at", "deployments.*.statuses.*.creator", "deployments.*.statuses.*.creator.id",
        "now",
    ];

    [Fact]
    public void The_answers_are_allowed_as_they_are() => Assert.Equal(VerdictOutcome.Allow, Story.Judge(Story.InOrder()).Outcome);

    [Theory]
    [InlineData("remove")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[[]]")]
    [InlineData("-1")]
    [InlineData("1e400")]
    [InlineData("0.5")]
    [InlineData("\"\"")]
    [InlineData("\"\\ud800\"")]
    public void A_part_that_matters_and_is_something_else_is_never_allowed(string other)
    {
        foreach (var part in Parts)
        {
            var answers = Mutated(part, other);
            Assert.False(Story.Judge(answers).Outcome == VerdictOutcome.Allow, $"{part} = {other}");
        }
    }

    [Fact]
    public void Answers_that_are_cut_off_anywhere_are_never_allowed()
    {
        var text = Story.InOrder().ToJsonString();
        for (var length = 0; length < text.Length; length++) Assert.Equal(VerdictOutcome.Indeterminate, Story.Judge(text[..length]).Outcome);
    }

    [Fact]
    public void Answers_with_a_key_twice_are_never_allowed()
    {
        var text = Story.InOrder().ToJsonString();
        for (var at = text.IndexOf("{\"", StringComparison.Ordinal); at >= 0; at = text.IndexOf("{\"", at + 1, StringComparison.Ordinal))
        {
            var name = text[(at + 1)..(text.IndexOf(':', at) + 1)];
            Assert.Equal(VerdictOutcome.Indeterminate, Story.Judge(text.Insert(at + 1, name + "null,")).Outcome);
        }
    }

    [Fact]
    public void Answers_that_are_too_deep_are_never_allowed() =>
        Assert.Equal(VerdictOutcome.Indeterminate, Story.Judge(Story.InOrder().ToJsonString().Insert(1, "\"deep\":" + new string('[', 100_000) + new string(']', 100_000) + ",")).Outcome);

    [Fact]
    public void Answers_mutated_in_many_ways_never_throw_and_are_never_allowed()
    {
        var random = new Random(20_000);
        string[] others = ["remove", "null", "[]", "{}", "-1", "0", "1e400", "true", "\"\"", "\"x\"", "\"\\u0000\"", "[null]", "{\"id\":1}", "9223372036854775808", "\"2026-13-40T00:00:00Z\""];
        for (var at = 0; at < Math.Min(FuzzCases.Or(4_000), 20_000); at++)
        {
            var part = Parts[random.Next(Parts.Length)];
            var other = others[random.Next(others.Length)];
            if (MeansNothingElse(part, other)) continue;
            var answers = Mutated(part, other);

            // A second, random change, which may well be irrelevant, does not make up for the first.
            var text = answers.ToCharArray();
            var verdict = Story.Judge(answers);
            Assert.False(verdict.Outcome == VerdictOutcome.Allow, $"{part} = {other}");
            text[random.Next(text.Length)] = (char)random.Next(32, 127);
            Assert.False(Story.Judge(new string(text)).Outcome == VerdictOutcome.Allow && verdict.Outcome == VerdictOutcome.Indeterminate && other == "remove", $"{part} = {other}, and then a character");
        }
    }

    // These are answers too: another number for a review, an account that did nothing else.
    private static bool MeansNothingElse(string part, string other) =>
        (part, other) is (_, "{\"id\":1}") or ("reviews.*.user.login" or "files.*.status", "\"x\"" or "\"\\u0000\"" or "\"2026-13-40T00:00:00Z\"");

    private static string Mutated(string part, string other)
    {
        var answers = Story.InOrder();
        var isHuge = other.Contains("1e400", StringComparison.Ordinal) || other.Contains("\\ud800", StringComparison.Ordinal) || other.Contains("9223372036854775808", StringComparison.Ordinal);
        Change(answers, part.Split('.'), other == "remove" ? null : isHuge ? "@" : other, other == "remove");
        var text = answers.ToJsonString();
        return isHuge ? text.Replace("\"@\"", other, StringComparison.Ordinal) : text;
    }

    private static void Change(JsonNode at, ReadOnlySpan<string> path, string? other, bool isRemoved)
    {
        if (at is JsonArray list)
        {
            for (var index = list.Count - 1; index >= 0; index--)
            {
                if (path.Length > 1) Change(list[index]!, path[1..], other, isRemoved);
                else if (isRemoved) list.RemoveAt(index);
                else list[index] = Node(other);
            }
        }
        else if (path.Length > 1)
        {
            Change(at[path[0]]!, path[1..], other, isRemoved);
        }
        else if (isRemoved)
        {
            at.AsObject().Remove(path[0]);
        }
        else
        {
            at[path[0]] = Node(other);
        }
    }

    private static JsonNode? Node(string? text) => text == "@" ? JsonValue.Create("@") : JsonNode.Parse(text ?? "null");
}
