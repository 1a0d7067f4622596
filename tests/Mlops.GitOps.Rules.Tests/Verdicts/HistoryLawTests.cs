using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.Tests.Verdicts;

/// <summary>What holds of every history of a pull request, shown on made-up ones.</summary>
public sealed class HistoryLawTests
{
    private static readonly (string, string)[] Deployer = [("project: credit", "project: credit\ndeployer: {id: 9002, login: deployer}")];

    private static readonly Story[] Stories =
    [
        new(Deployer),
        new([.. Deployer, ("[{role: owner}, {role: risk, maxAge: 14d}]", "[{role: lead}, {role: risk, count: 2}]"), ("approvals: {production: [{role: risk}]}", "riskClass: limited")]),
        new([.. Deployer, ("{role: risk, maxAge: 14d}", "{role: risk}"), ("{id: 4, login: edith}", "{id: 3, login: joan}, {id: 4, login: edith}")]),
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 8)];

    private static int Cases => Math.Max(1, FuzzCases.Or(4_000) / 8);

    [Theory, MemberData(nameof(Seeds))]
    public void Of_made_up_histories_every_law_holds(int seed)
    {
        var random = new Random(seed);
        var allowed = 0;
        for (var at = 0; at < Cases; at++)
        {
            var story = Stories[random.Next(Stories.Length)];
            var history = History(random);
            var verdict = story.Judge(history);
            if (verdict.Outcome == VerdictOutcome.Allow) allowed++;
            OrderIsIrrelevant(story, history, verdict, random);
            LessEvidenceIsNoHelp(story, history, verdict, random);
            OthersChangeNothing(story, history, verdict, random);
            ALaterPushVoids(story, history);
            EarlierIsNoHelp(story, history, verdict, random);
        }

        Assert.InRange(allowed, Cases / 50, Cases - 1);
    }

    private static void OrderIsIrrelevant(Story story, JsonObject history, Verdict verdict, Random random)
    {
        var other = Copy(history);
        foreach (var name in new[] { "reviews", "commits", "files", "activity", "deployments" })
        {
            var items = other[name]!.AsArray().Select(static item => item!.DeepClone()).ToArray();
            random.Shuffle(items);
            other[name] = new JsonArray(items);
        }

        var same = story.Judge(other);
        Assert.Equal(Shown(verdict), Shown(same));
        Assert.Equal(verdict.EvidenceDigest, same.EvidenceDigest);
    }

    private static void LessEvidenceIsNoHelp(Story story, JsonObject history, Verdict verdict, Random random)
    {
        if (verdict.Outcome == VerdictOutcome.Allow) return;
        var other = Copy(history);
        var reviews = other["reviews"]!.AsArray();
        var approvals = Enumerable.Range(0, reviews.Count).Where(at => (string?)reviews[at]!["state"] == "APPROVED").ToList();
        if (approvals.Count > 0 && random.Next(2) == 0) reviews.RemoveAt(approvals[random.Next(approvals.Count)]);
        else RemoveSuccess(other["deployments"]!.AsArray(), random);
        Assert.False(story.Judge(other).Outcome == VerdictOutcome.Allow, $"{Shown(verdict)}\n{history.ToJsonString()}\n{other.ToJsonString()}");
    }

    // The success of another bundle is evidence against this one.
    private static void RemoveSuccess(JsonArray deployments, Random random)
    {
        var own = deployments.Where(static deployment => (string?)deployment!["payload"]!["bundle"] == Story.Bundle).ToList();
        if (own.Count == 0) return;
        var statuses = own[random.Next(own.Count)]!["statuses"]!.AsArray();
        var successes = Enumerable.Range(0, statuses.Count).Where(at => (string?)statuses[at]!["state"] == "success").ToList();
        var newest = successes.OrderByDescending(at => (string?)statuses[at]!["created_at"], StringComparer.Ordinal).ToList();

        // A success that came again begins the soak anew, so only without it the earlier one counts.
        if (newest.Count == 1 && own.Count == 1) statuses.RemoveAt(newest[0]);
    }

    private static void OthersChangeNothing(Story story, JsonObject history, Verdict verdict, Random random)
    {
        var other = Copy(history);
        other["reviews"]!.AsArray().Add((JsonNode)Story.Review(10_000, random.Next(40, 60), "APPROVED", random.Next(2) == 0 ? Story.Head : Story.Old, -random.Next(1, 100)));
        Assert.Equal(Shown(verdict), Shown(story.Judge(other)));
    }

    private static void ALaterPushVoids(Story story, JsonObject history)
    {
        var other = Copy(history);
        other["pull"]!["head"]!["sha"] = Story.NewHead;
        other["pull"]!["commits"] = 2;
        other["commits"]!.AsArray().Add((JsonNode)Story.Commit(Story.NewHead));
        other["activity"]!.AsArray().Add((JsonNode)Story.Push(Story.NewHead, 30, 0));
        Assert.NotEqual(VerdictOutcome.Allow, story.Judge(other, Story.NewHead).Outcome);
    }

    private static void EarlierIsNoHelp(Story story, JsonObject history, Verdict verdict, Random random)
    {
        if (verdict.Outcome == VerdictOutcome.Allow || verdict.Codes.Contains("expired", StringComparer.Ordinal)) return;
        var other = Copy(history);
        other["now"] = Story.Text(Story.Now.AddMinutes(-random.Next(1, 5000)));
        Assert.NotEqual(VerdictOutcome.Allow, story.Judge(other).Outcome);
    }

    private static JsonObject History(Random random)
    {
        var reviews = new JsonArray();
        var count = random.Next(9);
        for (var at = 0; at < count; at++)
        {
            var minutes = -5 * (count - at);
            var user = random.Next(10) switch { 0 => 30, 1 => random.Next(31, 40), _ => random.Next(1, 7) };
            var state = random.Next(12) switch { 0 => "CHANGES_REQUESTED", 1 => "DISMISSED", 2 => "COMMENTED", _ => "APPROVED" };
            reviews.Add((JsonNode)Story.Review(at + 1, user, state, random.Next(8) == 0 ? Story.Old : Story.Head, random.Next(30) == 0 ? minutes - (20 * 24 * 60) : minutes));
        }

        var deployments = new JsonArray();
        for (var at = random.Next(3); at >= 0; at--)
        {
            var statuses = Enumerable.Range(0, random.Next(1, 3)).Select(index => (JsonNode)Story.Status((10 * at) + index + 1, random.Next(8) == 0 ? "failure" : "success", -random.Next(20, 100) * 60)).ToArray();
            deployments.Add((JsonNode)Story.Deployment(random.Next(6) == 0 ? Story.BundleOf(7) : Story.Bundle, statuses));
        }

        var history = Story.Answers(reviews, deployments);
        if (random.Next(10) == 0) history["activity"] = new JsonArray(Story.Push(Story.Head, random.Next(1, 7), -120));
        if (random.Next(20) == 0) history["pull"]!["draft"] = true;
        return history;
    }

    private static JsonObject Copy(JsonObject history) => history.DeepClone().AsObject();

    private static string Shown(Verdict verdict) => $"{verdict.Outcome}\n{string.Join('\n', verdict.Reasons.Select(static reason => $"{reason.Code} {reason.Message}"))}";
}
