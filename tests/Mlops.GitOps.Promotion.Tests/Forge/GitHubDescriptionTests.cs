using System.Diagnostics;
using System.Text.Json;
using Mlops.GitOps.Core.Tests;
using Mlops.GitOps.Promotion.Forge;

namespace Mlops.GitOps.Promotion.Tests.Forge;

/// <summary>Holds every request that the client can make against GitHub's own description of its API.</summary>
public class GitHubDescriptionTests
{
    private const string Judge = "github";

    private static readonly RepositoryName Credit = new("acme", "credit");

    private static readonly PullName Pull = new(Credit, 7);

    /// <summary>Every call, once. A call that is missing here is found by <see cref="Every_call_is_held_against_it"/>.</summary>
    private static readonly Dictionary<string, Action<GitHubClient>> Calls = new(StringComparer.Ordinal)
    {
        [nameof(GitHubClient.Pull)] = static client => client.Pull(Pull),
        [nameof(GitHubClient.Reviews)] = static client => client.Reviews(Pull),
        [nameof(GitHubClient.Commits)] = static client => client.Commits(Pull),
        [nameof(GitHubClient.Files)] = static client => client.Files(Pull),
        [nameof(GitHubClient.Activity)] = static client => client.Activity(Credit, "mlops/promote/staging/credit"),
        [nameof(GitHubClient.Deployments)] = static client => client.Deployments(Credit, "staging"),
        [nameof(GitHubClient.Statuses)] = static client => client.Statuses(Credit, 12),
        [nameof(GitHubClient.PullsFrom)] = static client => client.PullsFrom(Credit, "mlops/promote/staging/credit", "main"),
        [nameof(GitHubClient.PullsOf)] = static client => client.PullsOf(Credit, "0123456789abcdef0123456789abcdef01234567"),
        [nameof(GitHubClient.CreatePull)] = static client => client.CreatePull(Credit, "Promote", "mlops/promote", "main", "The plan"),
        [nameof(GitHubClient.UpdatePull)] = static client => client.UpdatePull(Pull, "Promote", "The plan"),
        [nameof(GitHubClient.Repository)] = static client => client.Repository(Credit),
        [nameof(GitHubClient.User)] = static client => client.User("ada"),
        [nameof(GitHubClient.RulesOf)] = static client => client.RulesOf(Credit, "main"),
        [nameof(GitHubClient.Ruleset)] = static client => client.Ruleset(Credit, 12),
        [nameof(GitHubClient.Protection)] = static client => client.Protection(Credit, "main"),
        [nameof(GitHubClient.CodeownersErrors)] = static client => client.CodeownersErrors(Credit, "main"),
    };

    [Fact]
    public void Every_call_is_held_against_it() =>
        Assert.Equal(
            typeof(GitHubClient).GetMethods().Where(static method => method.DeclaringType == typeof(GitHubClient) && !method.IsSpecialName && method.Name != nameof(GitHubClient.Dispose)).Select(static method => method.Name).Order(StringComparer.Ordinal),
            Calls.Keys.Order(StringComparer.Ordinal));

    [JudgeFact(Judge)]
    public void GitHub_knows_every_request()
    {
        using var lists = new LoopbackServer(static request => new LoopbackReply(200, IsList(request.Path) && request.Method == "GET" ? "[]" : "{}"));
        using var client = new GitHubClient(new ForgeAddress(lists.Address, "secret"), CancellationToken.None);
        foreach (var call in Calls.Values) call(client);
        Assert.Equal(Calls.Count, lists.Seen.Count);
        Assert.All(lists.Seen.Zip(Judged(lists.Seen)), static pair => Assert.True(pair.Second.Count == 0, $"{pair.First}: {string.Join("; ", pair.Second)}"));
    }

    [JudgeFact(Judge)]
    public void The_judge_finds_what_is_wrong()
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept"] = "application/vnd.github+json", ["X-GitHub-Api-Version"] = "2022-11-28", ["User-Agent"] = "mlops" };
        LoopbackRequest[] wrong =
        [
            new("GET", "/repos/acme/credit/pulls/seven", headers, ""),
            new("GET", "/repos/acme/credit/pulls/7/opinions", headers, ""),
            new("GET", "/repos/acme/credit/pulls/7/reviews?per_pgae=100", headers, ""),
            new("GET", "/repos/acme/credit/pulls/7", new Dictionary<string, string>(StringComparer.Ordinal), ""),
            new("POST", "/repos/acme/credit/pulls", headers, """{"title": "Promote", "head": "topic"}"""),
            new("PATCH", "/repos/acme/credit/pulls/7", headers, """{"title": 7}"""),
        ];
        Assert.All(Judged(wrong), Assert.NotEmpty);
    }

    private static bool IsList(string path) => path.Split('/') is [.., "reviews" or "commits" or "files" or "activity" or "deployments" or "statuses" or "pulls"] or [.., "rules", "branches", _];

    private static List<List<string>> Judged(IEnumerable<LoopbackRequest> requests)
    {
        var modules = NpmJudge.Find(Judge).Folder ?? throw new InvalidOperationException(NpmJudge.Find(Judge).Missing);
        var start = new ProcessStartInfo("node", [Repository.PathOf("tests", "judges", Judge, "judge.js"), modules]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        foreach (var request in requests)
            process.StandardInput.Write(JsonSerializer.Serialize(new { method = request.Method, target = request.Target, headers = request.Headers, body = request.Body }) + "\n");
        process.StandardInput.Close();
        var judged = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return [.. judged.Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("wrong").EnumerateArray().Select(static one => one.GetString()!).ToList())];
    }
}
