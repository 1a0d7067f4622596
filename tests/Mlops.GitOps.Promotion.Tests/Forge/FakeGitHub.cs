using System.Globalization;
using System.Text.Json.Nodes;
using Mlops.GitOps.Promotion.Forge;

namespace Mlops.GitOps.Promotion.Tests.Forge;

/// <summary>As much of GitHub as we ask, over a bare repository of real git: who pushed, reviewed, merged and deployed, and when.</summary>
internal sealed class FakeGitHub : IDisposable
{
    private readonly BareGit git;
    private readonly List<FakePull> pulls = [];
    private readonly List<JsonObject> activity = [];
    private readonly List<JsonObject> deployments = [];
    private readonly Dictionary<string, string> tips = new(StringComparer.Ordinal);
    private readonly LoopbackServer server;
    private int number = 100;

    public FakeGitHub(string bareRepository)
    {
        git = new BareGit(bareRepository);
        server = new LoopbackServer(Answer);
        Observe();
    }

    public static RepositoryName Name { get; } = new("acme", "credit");

    public Uri Address => server.Address;

    public IReadOnlyList<LoopbackRequest> Seen => server.Seen;

    public IReadOnlyList<FakePull> Pulls => pulls;

    public DateTimeOffset Now { get; set; } = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Who acts now: pushes that nobody has looked at yet are theirs, and what is asked is asked by them.</summary>
    public FakeAccount Actor { get; set; } = new(1001, "ada");

    /// <summary>Sees a request before it is answered; what it returns is answered instead.</summary>
    public Func<LoopbackRequest, LoopbackReply?> Before { get; set; } = static _ => null;

    public JsonObject Rules { get; } = new() { ["rules"] = new JsonArray(), ["rulesets"] = new JsonObject(), ["codeownersErrors"] = new JsonArray() };

    public void Dispose() => server.Dispose();

    /// <summary>Writes down what was pushed since it was last looked.</summary>
    public void Observe()
    {
        lock (pulls)
        {
            foreach (var line in git.Lines("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads"))
            {
                var (name, tip) = (line.Split(' ')[0], line.Split(' ')[1]);
                var before = tips.GetValueOrDefault(name, new string('0', 40));
                if (before == tip) continue;
                tips[name] = tip;
                activity.Insert(0, new JsonObject
                {
                    ["id"] = ++number, ["ref"] = name, ["before"] = before, ["after"] = tip, ["timestamp"] = Written(Now),
                    ["activity_type"] = before.Trim('0').Length == 0 ? "branch_creation" : "push", ["actor"] = Actor.Json,
                });
            }
        }
    }

    public void Review(FakePull pull, FakeAccount reviewer, string state = "APPROVED")
    {
        Observe();
        pull.Reviews.Add(new JsonObject
        {
            ["id"] = ++number, ["user"] = reviewer.Json, ["state"] = state, ["commit_id"] = git.Tip(pull.Branch), ["submitted_at"] = Written(Now), ["body"] = "",
            ["pull_request_url"] = UrlOf(pull),
        });
    }

    /// <summary>Merges as the button does; returns the commit.</summary>
    public string Merge(FakePull pull)
    {
        Observe();
        var (head, into) = (git.Tip(pull.Branch)!, git.Tip(pull.Into)!);
        var tree = git.Run("merge-tree", "--write-tree", into, head).Split('\n')[0];
        var commit = git.Run("commit-tree", tree, "-p", into, "-p", head, "-m", $"Merge pull request #{pull.Number}");
        git.Run("update-ref", $"refs/heads/{pull.Into}", commit, into);
        (pull.State, pull.MergeCommit, pull.Merged) = ("closed", commit, (head, into));
        Observe();
        return commit;
    }

    /// <summary>Opens a pull request as the request would; whoever asked does not hear of it.</summary>
    public void Open(string body) => Open(JsonNode.Parse(body)!);

    public void Forget() => pulls.Clear();

    public void Deploy(FakeAccount deployer, string environment, string commit, JsonObject payload, string state = "success")
    {
        deployments.Insert(0, new JsonObject
        {
            ["id"] = ++number, ["sha"] = commit, ["ref"] = "main", ["environment"] = environment, ["payload"] = payload.DeepClone(), ["creator"] = deployer.Json, ["created_at"] = Written(Now),
            ["statuses"] = new JsonArray(new JsonObject { ["id"] = ++number, ["state"] = state, ["creator"] = deployer.Json, ["created_at"] = Written(Now) }),
        });
    }

    private static string Written(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string UrlOf(FakePull pull) => string.Create(CultureInfo.InvariantCulture, $"{Address}repos/{Name}/pulls/{pull.Number}");

    private LoopbackReply Answer(LoopbackRequest request)
    {
        lock (pulls)
        {
            if (Before(request) is { } other) return other;
            Observe();
            var (status, body) = Route(request, request.Path.Trim('/').Split('/'));
            return new LoopbackReply(status, body.ToJsonString()) { Headers = [("Date", Now.UtcDateTime.ToString("R", CultureInfo.InvariantCulture))] };
        }
    }

    private (int Status, JsonNode Body) Route(LoopbackRequest request, string[] path) => (request.Method, path) switch
    {
        ("GET", ["users", var login]) => (200, new JsonObject { ["id"] = 1001, ["login"] = login, ["type"] = "User" }),
        ("GET", ["repos", _, _]) => (200, new JsonObject { ["full_name"] = Name.ToString(), ["default_branch"] = "main" }),
        ("POST", ["repos", _, _, "pulls"]) => Open(JsonNode.Parse(request.Body)!),
        ("GET", ["repos", _, _, "pulls"]) => (200, List(pulls.Where(pull => request.Query("head") == $"{Name.Owner}:{pull.Branch}" && request.Query("base") == pull.Into).Reverse().Select(JsonOf))),
        ("GET", ["repos", _, _, "pulls", var wanted]) when Find(wanted) is { } pull => (200, JsonOf(pull)),
        ("PATCH", ["repos", _, _, "pulls", var wanted]) when Find(wanted) is { } pull => Describe(pull, JsonNode.Parse(request.Body)!),
        ("GET", ["repos", _, _, "pulls", var wanted, "reviews"]) when Find(wanted) is { } pull => (200, List(pull.Reviews)),
        ("GET", ["repos", _, _, "pulls", var wanted, "commits"]) when Find(wanted) is { } pull => (200, List(CommitsOf(pull))),
        ("GET", ["repos", _, _, "pulls", var wanted, "files"]) when Find(wanted) is { } pull => (200, List(FilesOf(pull))),
        ("GET", ["repos", _, _, "activity"]) => (200, List(activity.Where(one => (string?)one["ref"] == request.Query("ref")))),
        ("GET", ["repos", _, _, "deployments"]) => (200, List(deployments.Where(one => request.Query("environment") is not { } environment || (string?)one["environment"] == environment))),
        ("GET", ["repos", _, _, "deployments", var id, "statuses"]) => (200, deployments.Single(one => one["id"]!.ToString() == id)["statuses"]!.DeepClone()),
        ("GET", ["repos", _, _, "commits", var commit, "pulls"]) => (200, List(pulls.Where(pull => pull.MergeCommit == commit).Select(JsonOf))),
        ("GET", ["repos", _, _, "rules", "branches", _]) => (200, Rules["rules"]!.DeepClone()),
        ("GET", ["repos", _, _, "rulesets", var id]) when Rules["rulesets"]![id] is { } ruleset => (200, ruleset.DeepClone()),
        ("GET", ["repos", _, _, "branches", _, "protection"]) when Rules["protection"] is { } protection => (200, protection.DeepClone()),
        ("GET", ["repos", _, _, "codeowners", "errors"]) => (200, new JsonObject { ["errors"] = Rules["codeownersErrors"]!.DeepClone() }),
        _ => (404, new JsonObject { ["message"] = "Not Found" }),
    };

    private FakePull? Find(string written) => pulls.Find(pull => pull.Number.ToString(CultureInfo.InvariantCulture) == written);

    private (int Status, JsonNode Body) Open(JsonNode wanted)
    {
        var (branch, into) = ((string)wanted["head"]!, (string)wanted["base"]!);
        if (git.Tip(branch) is null) return (422, new JsonObject { ["message"] = "Validation Failed", ["errors"] = new JsonArray(new JsonObject { ["message"] = "head is no branch" }) });
        if (pulls.Exists(pull => pull.Branch == branch && pull.Into == into && pull.State == "open"))
            return (422, new JsonObject { ["message"] = "Validation Failed", ["errors"] = new JsonArray(new JsonObject { ["message"] = "A pull request already exists" }) });
        var pull = new FakePull(pulls.Count + 1, (string)wanted["title"]!, (string)wanted["body"]!, branch, into, Actor);
        pulls.Add(pull);
        return (201, JsonOf(pull));
    }

    private (int Status, JsonNode Body) Describe(FakePull pull, JsonNode wanted)
    {
        (pull.Title, pull.Body) = ((string)wanted["title"]!, (string)wanted["body"]!);
        return (200, JsonOf(pull));
    }

    private JsonObject JsonOf(FakePull pull)
    {
        var repository = new JsonObject { ["id"] = 9, ["full_name"] = Name.ToString(), ["default_branch"] = "main", ["fork"] = false };
        var (head, into) = pull.Merged ?? (git.Tip(pull.Branch)!, git.Tip(pull.Into)!);
        return new JsonObject
        {
            ["url"] = UrlOf(pull), ["html_url"] = $"https://github.com/{Name}/pull/{pull.Number}", ["number"] = pull.Number, ["id"] = 1000 + pull.Number, ["title"] = pull.Title, ["body"] = pull.Body,
            ["state"] = pull.State, ["draft"] = false, ["merged"] = pull.MergeCommit is not null, ["mergeable"] = true, ["locked"] = false,
            ["merge_commit_sha"] = pull.MergeCommit, ["merged_at"] = pull.MergeCommit is null ? null : Written(Now), ["user"] = pull.Author.Json,
            ["head"] = new JsonObject { ["ref"] = pull.Branch, ["sha"] = head, ["repo"] = repository.DeepClone(), ["label"] = $"{Name.Owner}:{pull.Branch}" },
            ["base"] = new JsonObject { ["ref"] = pull.Into, ["sha"] = into, ["repo"] = repository, ["label"] = $"{Name.Owner}:{pull.Into}" },
            ["commits"] = CommitsOf(pull).Count, ["changed_files"] = FilesOf(pull).Count,
        };
    }

    private (string Head, string Base) EndsOf(FakePull pull)
    {
        var (head, into) = pull.Merged ?? (git.Tip(pull.Branch)!, git.Tip(pull.Into)!);
        return (head, git.Run("merge-base", into, head));
    }

    private List<JsonObject> CommitsOf(FakePull pull)
    {
        var (head, into) = EndsOf(pull);
        return [.. git.Lines("log", "--reverse", "--format=%H%x09%an%x09%ae%x09%cn%x09%ce%x09%T%x09%P", $"{into}..{head}").Select(line =>
        {
            var fields = line.Split('\t');
            var message = git.Run("log", "-1", "--format=%B", fields[0]).TrimEnd('\n');
            return new JsonObject
            {
                ["sha"] = fields[0], ["author"] = AccountOf(fields[2]), ["committer"] = AccountOf(fields[4]), ["parents"] = List(fields[6].Split(' ').Select(static parent => new JsonObject { ["sha"] = parent })),
                ["commit"] = new JsonObject
                {
                    ["message"] = message, ["tree"] = new JsonObject { ["sha"] = fields[5] },
                    ["author"] = new JsonObject { ["name"] = fields[1], ["email"] = fields[2] }, ["committer"] = new JsonObject { ["name"] = fields[3], ["email"] = fields[4] },
                    ["verification"] = new JsonObject { ["verified"] = false, ["reason"] = "unsigned" },
                },
            };
        })];
    }

    private List<JsonObject> FilesOf(FakePull pull)
    {
        var (head, into) = EndsOf(pull);
        return [.. git.Lines("diff", "--no-renames", "--raw", "--no-abbrev", into, head).Select(static line =>
        {
            var (words, path) = (line.Split('\t')[0].Split(' '), line.Split('\t')[1]);
            return new JsonObject { ["filename"] = path, ["sha"] = words[3], ["status"] = words[4] switch { "A" => "added", "D" => "removed", _ => "modified" } };
        })];
    }

    // 1001+ada@users.noreply.github.com
    private static JsonObject? AccountOf(string email) =>
        email.Split('+', '@') is [var id, var login, "users.noreply.github.com"] ? new FakeAccount(long.Parse(id, CultureInfo.InvariantCulture), login).Json : null;

    private static JsonArray List(IEnumerable<JsonNode> items) => [.. items.Select(static item => item.DeepClone())];
}
