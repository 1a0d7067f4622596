using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Tests.Fuzz;

/// <summary>Damages a spec by its tree: what comes out is nearly always YAML, and says something else.</summary>
internal static class TreeMutations
{
    private static readonly string[] Values =
        ["null", "true", "0", "-7", "0.5", "text", "[]", "{}", "[1, 2]", "{a: b}", "\"\"", "3h", "999999999999", "credit", "[train, test]"];

    public static string Mutate(string text, Random random)
    {
        var document = YamlReader.Read(new SourceFile("a.mlops.yaml", text), new DiagnosticBag());
        var nodes = new List<YamlNode>();
        var entries = new List<YamlEntry>();
        if (document.Root is not null) Gather(document.Root, nodes, entries);
        if (nodes.Count < 2 || entries.Count < 2) return TextMutations.Mutate(text, random);
        var node = TextMutations.Pick(nodes, random);
        var other = TextMutations.Pick(nodes, random);
        var key = TextMutations.Pick(entries, random).Key;
        var otherKey = TextMutations.Pick(entries, random).Key;
        return random.Next(5) switch
        {
            0 => Replace(text, node, TextMutations.Pick(Values, random)),
            1 => Replace(text, node, Written(text, other)),
            2 => Replace(text, key, otherKey.Value),
            3 => Replace(text, key, TextMutations.Mutate(key.Value, random)),
            _ => Replace(text, node, "[" + Written(text, node) + "]"),
        };
    }

    // What stood on lines of its own can't be put in the middle of another line; its first line can.
    private static string Written(string text, YamlNode node) => text[node.Span.Start..node.Span.End].Split('\n')[0];

    private static string Replace(string text, YamlNode node, string by) => text[..node.Span.Start] + by + text[node.Span.End..];

    private static void Gather(YamlNode node, List<YamlNode> nodes, List<YamlEntry> entries)
    {
        nodes.Add(node);
        if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Written) Gather(item, nodes, entries);
        }
        else if (node is YamlMap map)
        {
            foreach (var entry in map.Entries)
            {
                entries.Add(entry);
                Gather(entry.Written, nodes, entries);
            }
        }
    }
}
