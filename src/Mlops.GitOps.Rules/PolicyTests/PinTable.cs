using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.PolicyTests;

/// <summary>What the environments of a policy test run, written as their pins files.</summary>
internal sealed class PinTable(string model)
{
    private readonly SortedDictionary<string, SortedDictionary<string, PolicyRecord>> environments = new(StringComparer.Ordinal);

    public string Model => model;

    public IEnumerable<string> Environments => environments.Keys;

    public static string PathOf(string environment) => $"environments/{environment}.pins.yaml";

    public void Set(string environment, string slot, PolicyRecord version)
    {
        if (!environments.TryGetValue(environment, out var slots)) environments.Add(environment, slots = new(StringComparer.Ordinal));
        slots[slot] = version;
    }

    public void Clear(string environment, string slot)
    {
        if (environments.TryGetValue(environment, out var slots)) slots.Remove(slot);
    }

    public IEnumerable<(string Slot, string Bundle)> BundlesOf(string environment) => environments[environment].Select(static slot => (slot.Key, slot.Value.Bundle));

    public IEnumerable<ParsedFile> Files() => environments.Select(environment => Compiler.Parse(new SourceFile(PathOf(environment.Key), YamlWriter.Write(Tree(environment.Key, environment.Value)))));

    private YamlMap Tree(string environment, SortedDictionary<string, PolicyRecord> slots) => YamlTree.Map(
        ("schema", YamlTree.Text("mlops/pins/1")),
        ("environment", YamlTree.Text(environment)),
        ("models", YamlTree.Map((model, YamlTree.Map(slots.Select(static slot => (slot.Key, (YamlNode?)Pin(slot.Value))))))));

    private static YamlMap Pin(PolicyRecord version) => YamlTree.Map(("version", YamlTree.Number(version.Version)), ("bundle", YamlTree.Text(version.Bundle)));
}
