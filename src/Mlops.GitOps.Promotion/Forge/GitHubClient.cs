using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Mlops.GitOps.Promotion.Forge;

/// <summary>The calls of GitHub's REST API that we make, and no others. Answers are given as they came.</summary>
public sealed class GitHubClient : IDisposable
{
    private const int PageSize = 100;

    private readonly ForgeCalls calls;
    private readonly CancellationToken stop;

    public GitHubClient(ForgeAddress address, CancellationToken stop)
        : this(address, ForgeLimits.Usual, ForgeClock.OfMachine, stop)
    {
    }

    public GitHubClient(ForgeAddress address, ForgeLimits limits, ForgeClock clock, CancellationToken stop) =>
        (calls, this.stop) = (new ForgeCalls(address, limits, clock), stop);

    /// <summary>The forge's clock at its last answer; null before there was one.</summary>
    public DateTimeOffset? Clock { get; private set; }

    public void Dispose() => calls.Dispose();

    public JsonElement Pull(PullName pull) => Object($"pull request {pull}", PathOf(pull));

    public ImmutableArray<JsonElement> Reviews(PullName pull) => Pages($"the reviews of {pull}", PathOf(pull, "/reviews"));

    public ImmutableArray<JsonElement> Commits(PullName pull) => Pages($"the commits of {pull}", PathOf(pull, "/commits"));

    public ImmutableArray<JsonElement> Files(PullName pull) => Pages($"the files of {pull}", PathOf(pull, "/files"));

    /// <summary>Returns what happened to a branch: who pushed what, and when.</summary>
    public ImmutableArray<JsonElement> Activity(RepositoryName repository, string branch) =>
        Pages($"what happened to branch '{branch}' of {repository}", $"{repository.ApiPath}/activity", ("ref", "refs/heads/" + branch));

    public ImmutableArray<JsonElement> Deployments(RepositoryName repository, string environment) =>
        Pages($"the deployments of {repository} to '{environment}'", $"{repository.ApiPath}/deployments", ("environment", environment));

    public ImmutableArray<JsonElement> Statuses(RepositoryName repository, long deployment) =>
        Pages(string.Create(CultureInfo.InvariantCulture, $"the statuses of deployment {deployment} of {repository}"), string.Create(CultureInfo.InvariantCulture, $"{repository.ApiPath}/deployments/{deployment}/statuses"));

    /// <summary>Returns the pull requests, in whatever state, from one branch of a repository into another.</summary>
    public ImmutableArray<JsonElement> PullsFrom(RepositoryName repository, string branch, string into) =>
        Pages($"the pull requests of {repository}", $"{repository.ApiPath}/pulls", ("state", "all"), ("head", $"{repository.Owner}:{branch}"), ("base", into));

    /// <summary>Returns the pull requests that a commit came with.</summary>
    public ImmutableArray<JsonElement> PullsOf(RepositoryName repository, string commit) =>
        Pages($"the pull requests of commit {commit}", $"{repository.ApiPath}/commits/{Uri.EscapeDataString(commit)}/pulls");

    public JsonElement CreatePull(RepositoryName repository, string title, string branch, string into, string body) =>
        Object(calls.Send(HttpMethod.Post, $"open a pull request from '{branch}'", $"{repository.ApiPath}/pulls",
            JsonBody(("title", title), ("head", branch), ("base", into), ("body", body)), stop), "the new pull request");

    public JsonElement UpdatePull(PullName pull, string title, string body) =>
        Object(calls.Send(HttpMethod.Patch, $"describe {pull} anew", PathOf(pull), JsonBody(("title", title), ("body", body)), stop), $"pull request {pull}");

    public JsonElement Repository(RepositoryName repository) => Object($"repository {repository}", repository.ApiPath);

    public JsonElement User(string login) => Object($"account '{login}'", $"users/{Uri.EscapeDataString(login)}");

    /// <summary>Returns every rule that holds for a branch, from whichever ruleset.</summary>
    public ImmutableArray<JsonElement> RulesOf(RepositoryName repository, string branch) =>
        Pages($"the rules of branch '{branch}'", $"{repository.ApiPath}/rules/branches/{Uri.EscapeDataString(branch)}");

    public JsonElement Ruleset(RepositoryName repository, long id) =>
        Object(string.Create(CultureInfo.InvariantCulture, $"ruleset {id} of {repository}"), string.Create(CultureInfo.InvariantCulture, $"{repository.ApiPath}/rulesets/{id}"));

    /// <summary>Returns how a branch is protected; null where it is not, by this older way, or where only administrators may see it.</summary>
    public JsonElement? Protection(RepositoryName repository, string branch)
    {
        try
        {
            return Object($"the protection of branch '{branch}'", $"{repository.ApiPath}/branches/{Uri.EscapeDataString(branch)}/protection");
        }
        catch (ForgeFailure none) when (none.Trouble is ForgeTrouble.NotFound or ForgeTrouble.Forbidden)
        {
            return null;
        }
    }

    /// <summary>Returns what is wrong with CODEOWNERS; null where the repository has none.</summary>
    public JsonElement? CodeownersErrors(RepositoryName repository, string revision)
    {
        try
        {
            return Object($"CODEOWNERS of {repository}", $"{repository.ApiPath}/codeowners/errors?ref={Uri.EscapeDataString(revision)}");
        }
        catch (ForgeFailure none) when (none.Trouble == ForgeTrouble.NotFound)
        {
            return null;
        }
    }

    private static string PathOf(PullName pull, string below = "") => string.Create(CultureInfo.InvariantCulture, $"{pull.Repository.ApiPath}/pulls/{pull.Number}{below}");

    private JsonElement Object(string what, string path) => Object(calls.Get(what, path, stop), what);

    private JsonElement Object(ForgeAnswer answer, string what)
    {
        Clock = answer.Date ?? Clock;
        return answer.Body.ValueKind == JsonValueKind.Object ? answer.Body : throw new ForgeFailure(ForgeTrouble.Garbled, $"GitHub's answer about {what} is no object");
    }

    private ImmutableArray<JsonElement> Pages(string what, string path, params ReadOnlySpan<(string Name, string Value)> query)
    {
        var first = $"{path}?per_page={PageSize}";
        foreach (var (name, value) in query) first += $"&{name}={Uri.EscapeDataString(value)}";
        var all = ImmutableArray.CreateBuilder<JsonElement>();
        var answer = calls.Get(what, first, stop);
        var seen = new HashSet<Uri>();
        while (true)
        {
            Clock = answer.Date ?? Clock;
            if (answer.Body.ValueKind != JsonValueKind.Array) throw new ForgeFailure(ForgeTrouble.Garbled, $"GitHub's answer about {what} is no list");
            all.AddRange(answer.Body.EnumerateArray());
            if (answer.Next is not { } next) return all.ToImmutable();
            if (!seen.Add(next) || seen.Count > ForgeLimits.MostPages) throw new ForgeFailure(ForgeTrouble.Garbled, $"GitHub's pages of {what} do not end");
            answer = calls.Get(what, next, stop);
        }
    }

    private static string JsonBody(params ReadOnlySpan<(string Name, string Value)> fields)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in fields) json.WriteString(name, value);
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
