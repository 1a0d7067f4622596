using System.Globalization;
using System.Text.Json.Nodes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Cli.Tests.Judging;

/// <summary>What the forge answered in a case: what follows from its repository, and what the case says otherwise.</summary>
internal sealed class CaseRecording(YamlMap said, string now, Dictionary<string, string> names, List<(string Sha, YamlMap Step)> heads, CaseFiles forked, CaseFiles changed)
{
    private const string Url = "https://api.github.com/repos/acme/credit/pulls/17";

    public string Write()
    {
        if (said.Text("recorded") is { } text) return text.Value;
        var files = Files();
        var recorded = new JsonObject
        {
            ["pull"] = Pull(files.Count),
            ["reviews"] = Each("reviews", "[{by: grace}, {by: edith}]", Review),
            ["commits"] = new JsonArray([.. heads.Select(head => Commit(head.Sha, head.Step))]),
            ["files"] = files,
            ["activity"] = Each("activity", "[{by: linus}]", Activity),
            ["deployments"] = Each("deployments", "[{of: credit/champion/8}]", Deployment),
            ["now"] = said.Text("now")?.Value ?? now,
        };
        foreach (var change in said.Entries("set")) Place(recorded, change.Name)(Json(change.Value), false);
        foreach (var path in said.Texts("remove")) Place(recorded, path.Value)(null, true);
        var written = recorded.ToJsonString();
        foreach (var change in said.Maps("rewrite"))
        {
            Assert.Contains(change.Text("from")!.Value, written, StringComparison.Ordinal);
            written = written.Replace(change.Text("from")!.Value, change.Text("to")!.Value, StringComparison.Ordinal);
        }

        return written;
    }

    private JsonObject Pull(int files) => new()
    {
        ["url"] = Url,
        ["number"] = 17,
        ["state"] = "open",
        ["draft"] = false,
        ["merged"] = false,
        ["merged_at"] = null,
        ["user"] = CasePeople.Of(said.Text("author")?.Value ?? "linus"),
        ["head"] = new JsonObject { ["sha"] = names["head"], ["ref"] = "work", ["repo"] = Forge() },
        ["base"] = new JsonObject { ["sha"] = names["fork"], ["ref"] = "main", ["repo"] = Forge() },
        ["changed_files"] = files,
        ["commits"] = heads.Count,
    };

    private static JsonObject Forge() => new() { ["id"] = 77, ["full_name"] = "acme/credit", ["default_branch"] = "main" };

    private JsonArray Files()
    {
        var paths = forked.All.Keys.Union(changed.All.Keys, StringComparer.Ordinal).Where(path => !forked.All.TryGetValue(path, out var before) || !changed.All.TryGetValue(path, out var after) || before != after).Order(StringComparer.Ordinal).ToList();
        var moved = heads.SelectMany(static head => head.Step.Entries("move")).ToDictionary(static move => move.Name, static move => ((YamlScalar)move.Value).Value, StringComparer.Ordinal);
        return new JsonArray([.. paths.Where(path => !moved.ContainsKey(path)).Select(path => (JsonNode)(moved.FirstOrDefault(move => move.Value == path).Key is { } previous
            ? new JsonObject { ["filename"] = path, ["status"] = "renamed", ["previous_filename"] = previous }
            : new JsonObject { ["filename"] = path, ["status"] = !forked.All.ContainsKey(path) ? "added" : changed.All.ContainsKey(path) ? "modified" : "removed" }))]);
    }

    private static JsonObject Commit(string sha, YamlMap step)
    {
        var by = step.Text("by")?.Value ?? "linus";
        return new JsonObject
        {
            ["sha"] = sha,
            ["commit"] = new JsonObject { ["message"] = step.Text("message")?.Value ?? "Change", ["verification"] = new JsonObject { ["verified"] = step.Bool("verified")?.Value ?? true } },
            ["author"] = CasePeople.Of(by),
            ["committer"] = CasePeople.Of(step.Text("committer")?.Value ?? by),
        };
    }

    private JsonObject Review(YamlMap review, int at)
    {
        var made = new JsonObject
        {
            ["id"] = review.Integer("id")?.Value ?? 500 + at,
            ["user"] = CasePeople.Of(review.Text("by")?.Value ?? "null"),
            ["state"] = review.Text("state")?.Value ?? "APPROVED",
            ["commit_id"] = names[review.Text("on")?.Value ?? "head"],
            ["pull_request_url"] = Url,
        };
        if (review.Text("state")?.Value != "PENDING") made["submitted_at"] = Time(review.Text("at")?.Value ?? "-1h");
        return made;
    }

    private JsonObject Activity(YamlMap activity, int at) => new()
    {
        ["id"] = 900 + at,
        ["ref"] = activity.Text("ref")?.Value ?? "refs/heads/work",
        ["before"] = names["fork"],
        ["after"] = names[activity.Text("after")?.Value ?? "head"],
        ["timestamp"] = Time(activity.Text("at")?.Value ?? "-2h"),
        ["activity_type"] = "push",
        ["actor"] = CasePeople.Of(activity.Text("by")?.Value ?? "null"),
    };

    private JsonObject Deployment(YamlMap deployment, int at)
    {
        var of = (deployment.Text("of")?.Value ?? "").Split('/');
        var payload = of.Length == 3 ? new JsonObject { ["model"] = of[0], ["slot"] = of[1], ["bundle"] = CaseFiles.BundleOf(of[0], long.Parse(of[2], CultureInfo.InvariantCulture)) } : null;
        var by = deployment.Text("by")?.Value ?? "deployer";
        var statuses = deployment.Find("statuses") is null ? [(YamlMap)YamlTree.Map(("at", YamlTree.Text(deployment.Text("at")?.Value ?? "-48h")))] : deployment.Maps("statuses").ToList();
        return new JsonObject
        {
            ["id"] = 7000 + at,
            ["sha"] = names[deployment.Text("sha")?.Value ?? "fork"],
            ["environment"] = deployment.Text("to")?.Value ?? "staging",
            ["payload"] = deployment.Flag("asText") ? payload?.ToJsonString() : payload,
            ["creator"] = CasePeople.Of(by),
            ["statuses"] = new JsonArray([.. statuses.Select((status, index) => (JsonNode)new JsonObject
            {
                ["id"] = status.Integer("id")?.Value ?? (10 * (at + 1)) + index,
                ["state"] = status.Text("state")?.Value ?? "success",
                ["created_at"] = Time(status.Text("at")?.Value ?? "-48h"),
                ["creator"] = CasePeople.Of(status.Text("by")?.Value ?? by),
            })]),
        };
    }

    private JsonArray Each(string name, string usual, Func<YamlMap, int, JsonObject> make)
    {
        var list = said.Find(name) is null ? Usual(usual) : said.Maps(name);
        return new JsonArray([.. list.Select((item, at) => (JsonNode)make(item, at))]);
    }

    private static IEnumerable<YamlMap> Usual(string text) =>
        ((YamlSequence)YamlReader.Read(new Core.Text.SourceFile("usual.yaml", text), new Core.Diagnostics.DiagnosticBag()).Root!).Items.Cast<YamlMap>();

    // `-1h` is an hour before the usual clock, whatever the case's own says.
    private string Time(string text)
    {
        if (!text.StartsWith('-') && !text.StartsWith('+')) return text;
        Assert.True(Core.Types.Quantity.TryParse(text[1..], out var ago));
        return DateTimeOffset.Parse(now, CultureInfo.InvariantCulture).AddSeconds(text[0] == '-' ? -ago.Value : ago.Value).ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
    }

    private JsonNode? Json(YamlNode node)
    {
        var text = YamlJson.Write(node);
        foreach (var (name, sha) in names) text = text.Replace("${" + name + "}", sha, StringComparison.Ordinal);
        return JsonNode.Parse(text);
    }

    private static Action<JsonNode?, bool> Place(JsonObject root, string path)
    {
        var parts = path.Split('.');
        JsonNode at = root;
        foreach (var part in parts[..^1]) at = (at is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)] : at[part])!;
        return (value, isRemoved) =>
        {
            if (at is JsonArray list && isRemoved) list.RemoveAt(int.Parse(parts[^1], CultureInfo.InvariantCulture));
            else if (at is JsonArray items && parts[^1] == "+") items.Add(value);
            else if (at is JsonArray other) other[int.Parse(parts[^1], CultureInfo.InvariantCulture)] = value;
            else if (isRemoved) ((JsonObject)at).Remove(parts[^1]);
            else at[parts[^1]] = value;
        };
    }
}
