using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;
using Mlops.GitOps.Rules.Planning;
using Mlops.GitOps.Rules.Recorded;
using Mlops.GitOps.Rules.Snapshots;
using Mlops.GitOps.Rules.Verdicts;

namespace Mlops.GitOps.Rules.Tests.Verdicts;

/// <summary>Version 8 is promoted to production: what git has of it, to be judged with any answers of a forge.</summary>
internal sealed class Story
{
    public const string Url = "https://api.github.com/repos/acme/credit/pulls/17";
    public static readonly string Base = new('b', 40);
    public static readonly string Old = new('c', 40);
    public static readonly string Head = new('a', 40);
    public static readonly string NewHead = new('d', 40);
    public static readonly DateTimeOffset Now = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly Snapshot @base;
    private readonly Snapshot merged;
    private readonly Plan plan;

    /// <param name="edits">Texts of the specs that are other than usual.</param>
    public Story(params (string Before, string After)[] edits)
    {
        var specs = Specs.Files.Add("registry/credit/7.yaml", Record(7)).Add("registry/credit/8.yaml", Record(8))
            .Add("environments/staging.pins.yaml", Pins("staging", 8));
        foreach (var (before, after) in edits) specs = specs.ToImmutableSortedDictionary(static file => file.Key, file => file.Value.Replace(before, after, StringComparison.Ordinal), StringComparer.Ordinal);
        @base = Compiled(specs.Add("environments/production.pins.yaml", Pins("production", 7)));
        merged = Compiled(specs.Add("environments/production.pins.yaml", Pins("production", 8)));
        plan = Plan.Between(@base, merged);
    }

    /// <summary>What is said of the specs before anything is promoted.</summary>
    public IEnumerable<Diagnostic> Diagnostics => @base.Compilation.Diagnostics;

    public static string Bundle { get; } = BundleOf(8);

    public Verdict Judge(JsonObject recorded, string? head = null) => Judge(recorded.ToJsonString(), head);

    public Verdict Judge(string recorded, string? head = null) => Authorize.Judge(Change(RecordedPullReader.Read(recorded), head ?? Head));

    public JudgedChange Change(RecordedPull recorded, string head) => new(Base, head, @base, recorded)
    {
        Merged = merged,
        Plan = plan,
        PlanAtMergeBase = plan.Digest,
        Changes = [new ChangedPath("environments/production.pins.yaml", ChangedPath.PlainFile, ChangedPath.PlainFile)],
        Paths = [.. merged.Files.Select(static file => file.Path)],
        HeadPaths = ["environments/production.pins.yaml"],
        Commits = head == Head ? [new CommitText(Head, "linus@example.com", "Promote\n")] : [new CommitText(head, "linus@example.com", "More\n"), new CommitText(Head, "linus@example.com", "Promote\n")],
        IsForgeBaseKnown = recorded.Pull?.Base.Sha == Base,
        History = new PinsHistory([Base, Old], [new PinsRevision(0, "staging", [("credit", "champion", Bundle)]), new PinsRevision(1, "production", [("credit", "champion", BundleOf(7))])]),
    };

    /// <summary>Returns answers to which the verdict is ALLOW.</summary>
    public static JsonObject InOrder() => Answers(
        [Review(1, 2, "APPROVED", Head, -60), Review(2, 4, "APPROVED", Head, -50)],
        [Deployment(Bundle, Status(1, "success", -48 * 60))]);

    public static JsonObject Answers(JsonArray reviews, JsonArray deployments) => new()
    {
        ["pull"] = new JsonObject
        {
            ["url"] = Url,
            ["state"] = "open",
            ["draft"] = false,
            ["merged_at"] = null,
            ["user"] = User(30, "linus"),
            ["head"] = new JsonObject { ["sha"] = Head, ["ref"] = "work", ["repo"] = new JsonObject { ["id"] = 77 } },
            ["base"] = new JsonObject { ["sha"] = Base, ["ref"] = "main", ["repo"] = new JsonObject { ["id"] = 77, ["default_branch"] = "main" } },
            ["changed_files"] = 1,
            ["commits"] = 1,
        },
        ["reviews"] = reviews,
        ["commits"] = new JsonArray(Commit(Head)),
        ["files"] = new JsonArray(new JsonObject { ["filename"] = "environments/production.pins.yaml", ["status"] = "modified" }),
        ["activity"] = new JsonArray(Push(Head, 30, -120)),
        ["deployments"] = deployments,
        ["now"] = Text(Now),
    };

    public static JsonObject Review(long id, long user, string state, string commit, int minutes) => new()
    {
        ["id"] = id,
        ["user"] = User(user, LoginOf(user)),
        ["state"] = state,
        ["commit_id"] = commit,
        ["submitted_at"] = Text(Now.AddMinutes(minutes)),
        ["pull_request_url"] = Url,
    };

    public static JsonObject Deployment(string bundle, params JsonNode[] statuses) => new()
    {
        ["sha"] = Base,
        ["environment"] = "staging",
        ["payload"] = new JsonObject { ["model"] = "credit", ["slot"] = "champion", ["bundle"] = bundle },
        ["creator"] = User(9002, "deployer"),
        ["statuses"] = new JsonArray(statuses),
    };

    public static JsonObject Status(long id, string state, int minutes) =>
        new() { ["id"] = id, ["state"] = state, ["created_at"] = Text(Now.AddMinutes(minutes)), ["creator"] = User(9002, "deployer") };

    public static JsonObject Push(string after, long actor, int minutes) =>
        new() { ["ref"] = "refs/heads/work", ["after"] = after, ["timestamp"] = Text(Now.AddMinutes(minutes)), ["actor"] = User(actor, LoginOf(actor)) };

    public static JsonObject Commit(string sha) => new()
    {
        ["sha"] = sha,
        ["commit"] = new JsonObject { ["verification"] = new JsonObject { ["verified"] = true } },
        ["author"] = User(30, "linus"),
        ["committer"] = User(30, "linus"),
    };

    public static JsonObject User(long id, string login) => new() { ["id"] = id, ["login"] = login, ["type"] = "User" };

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string BundleOf(int version) => Core.Records.Bundle.Of(Body(version))?.ToString() ?? "";

    private static Snapshot Compiled(ImmutableSortedDictionary<string, string> files) => Snapshot.Of(Base, [.. files.Select(static file => Compiler.Parse(new SourceFile(file.Key, file.Value)))]);

    private static string LoginOf(long id) => id switch
    {
        1 => "ada",
        2 => "grace",
        3 => "joan",
        4 => "edith",
        5 => "hypatia",
        6 => "emmy",
        _ => string.Create(CultureInfo.InvariantCulture, $"user{id}"),
    };

    private static YamlMap Body(int version)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $$"""
            schema: mlops/version/1
            model: credit
            version: {{version}}
            digests: {model: "{{Digest.OfText(version.ToString(CultureInfo.InvariantCulture))}}"}
            metrics: {auc: {value: 0.9, n: 5000} }
            slices: {sex: {f: {auc: {value: 0.9, n: 2400} }, m: {auc: {value: 0.9, n: 2600} } } }
            """);
        return (YamlMap)Compiler.Parse(new SourceFile("registry/credit/1.yaml", text)).Document.Root!;
    }

    private static string Record(int version)
    {
        var comparison = version == 8 ? string.Create(CultureInfo.InvariantCulture, $"comparison: {{production: {{bundle: \"{BundleOf(7)}\", delta: {{auc: {{value: 0.01, lower: 0, upper: 0.02}}}}}}}}\n") : "";
        return YamlWriter.Write(Body(version)) + string.Create(CultureInfo.InvariantCulture, $"bundle: \"{BundleOf(version)}\"\n{comparison}");
    }

    private static string Pins(string environment, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"schema: mlops/pins/1\nenvironment: {environment}\nmodels: {{credit: {{champion: {{version: {version}, bundle: \"{BundleOf(version)}\"}}}}}}\n");
}
