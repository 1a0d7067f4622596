using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Tests.Planning;

/// <summary>Writes a workspace in another way that means the same: other files, another order, other forms, other layout.</summary>
internal sealed class Rearrangement(int seed)
{
    private static readonly HashSet<string> FreeLists = new(StringComparer.Ordinal) { "approvals", "freeze", "alerts", "quality", "abortOn", "alarms", "needs", "secrets", "after", "views" };

    private readonly Random random = new(seed);

    public ImmutableSortedDictionary<string, string> Of(ImmutableSortedDictionary<string, string> files)
    {
        var result = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var sections = new Dictionary<(int File, string Section), List<YamlEntry>>();
        var fileCount = random.Next(1, 6);
        foreach (var (path, text) in files)
        {
            if (Root(path, text) is not { } root) continue;
            if (Compiler.RoleOf(path) is not FileRole.Definitions) result[path] = Written(root);
            else foreach (var section in root.Entries)
            {
                foreach (var definition in ((YamlMap)section.Value).Entries)
                {
                    var place = (random.Next(fileCount), section.Name);
                    if (!sections.TryGetValue(place, out var list)) sections.Add(place, list = []);
                    list.Add(definition);
                }
            }
        }

        foreach (var file in sections.GroupBy(static pair => pair.Key.File))
        {
            var folder = random.Next(3) switch { 0 => "", 1 => "specs/", _ => "a/b c/" };
            var name = string.Create(CultureInfo.InvariantCulture, $"{folder}part{file.Key}.mlops.yaml");
            result[name] = Written(YamlTree.Map(Shuffled(file).Select(static pair => (pair.Key.Section, (YamlNode?)YamlTree.Map(pair.Value.Select(static entry => (entry.Name, (YamlNode?)entry.Written)))))));
        }

        return result.ToImmutable();
    }

    private static YamlMap? Root(string path, string text) => YamlReader.Read(new SourceFile(path, text), new DiagnosticBag()).Root as YamlMap;

    // The page is written by us, in block or in flow, now and then with a comment.
    private string Written(YamlMap root)
    {
        var text = YamlWriter.Write(Changed(root, key: "", parent: ""));
        if (random.Next(3) == 0) text = "# Rearranged.\n" + text;
        return random.Next(4) == 0 ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    }

    private YamlNode Changed(YamlNode node, string key, string parent) => node.Resolved switch
    {
        YamlMap map => new YamlMap(default, [.. OrderOf(map.Entries, key).Select(entry => new YamlEntry(entry.Key, Changed(Filled(entry, key, parent), entry.Name, key)))], IsFlow: random.Next(3) == 0),
        YamlSequence list => new YamlSequence(default, [.. (FreeLists.Contains(key) ? Shuffled(list.Items) : list.Items).Select(item => Changed(item, key, parent))], IsFlow: random.Next(2) == 0),
        YamlScalar scalar => Changed(scalar, key),
        var other => other,
    };

    private IEnumerable<YamlEntry> OrderOf(ImmutableArray<YamlEntry> entries, string key) => key == "format" ? entries : Shuffled(entries);

    /// <summary>Says what goes without saying, or says it in the long form.</summary>
    private YamlNode Filled(YamlEntry entry, string key, string parent)
    {
        if (random.Next(2) == 0) return entry.Value;
        return (key, entry.Value) switch
        {
            ("columns", YamlScalar type) => YamlTree.Map(("type", type), ("protected", random.Next(2) == 0 ? YamlTree.Bool(false) : null)),
            ("slices", YamlScalar column) => YamlTree.Map(("column", column)),
            ("params", YamlScalar value) => YamlTree.Map(("default", value)),
            _ when entry.Name == "after" && entry.Value is YamlScalar one => YamlTree.Seq(one),
            _ when entry.Name == "approvals" && entry.Value is YamlSequence list => YamlTree.Seq(list.Items.Select(static item => item is YamlMap approval && approval.Find("count") is null ? YamlTree.Map([.. approval.Entries.Select(static part => (part.Name, (YamlNode?)part.Value)), ("count", YamlTree.Number(1L))]) : item)),
            _ when parent == "datasets" && entry.Name == "format" && entry.Value is YamlScalar { Value: "csv" } => YamlTree.Map(("csv", YamlTree.Map(("header", YamlTree.Bool(true))))),
            _ => entry.Value,
        };
    }

    // Only where the key asks for a duration, or where an expression may stand in other words.
    private YamlScalar Changed(YamlScalar scalar, string key)
    {
        if (key is "soak" or "ttl" or "window" or "every" or "cooldown" or "matureAfter" or "interval" or "maxAge" or "within" or "retain" && Quantity.TryParse(scalar.Value, out var quantity))
            return YamlTree.Text(string.Create(CultureInfo.InvariantCulture, $"{(decimal)quantity.Value}s"));
        if (key is "gates" or "staging" or "production" or "when" or "solvedWhen" or "needsMlWhen" or "alarms") return YamlTree.Text($" ({scalar.Value})  ");
        return scalar.IsPlain && random.Next(4) == 0 && key is "owner" or "role" or "dataset" or "model" or "problem" or "license" ? YamlTree.Text(scalar.Value) : scalar with { Span = default };
    }

    private List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var at = list.Count - 1; at > 0; at--)
        {
            var other = random.Next(at + 1);
            (list[at], list[other]) = (list[other], list[at]);
        }

        return list;
    }
}
