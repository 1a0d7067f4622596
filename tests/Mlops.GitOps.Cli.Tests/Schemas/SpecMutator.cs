using System.Collections.Immutable;
using Mlops.GitOps.Core.Yaml;
using static Mlops.GitOps.Core.Yaml.YamlTree;

namespace Mlops.GitOps.Cli.Tests.Schemas;

/// <summary>Makes one mistake at a place of a tree that chance chooses; the same seed makes the same mistakes.</summary>
internal sealed class SpecMutator(Random random)
{
    private static readonly YamlNode[] Values =
    [
        Text("something else"), Text(""), Text(" "), Text("100"), Text("true"), Plain("word"), Plain("No_Name"), Plain("true"), Plain("True"), Plain("no"), Null,
        Plain("0"), Plain("1"), Plain("-3"), Plain("12"), Plain("1.5"), Plain("2.0"), Plain("1e3"), Plain("0x1F"), Plain("+2"), Plain(".5"), Plain("100000"),
        Plain("5%"), Plain("101%"), Plain("24h"), Plain("0d"), Plain("24 hours"), Plain("2GiB"), Plain("500m"),
        Plain("2026-06-01"), Plain("2026-06-31"), Plain("a/../../b"), Plain("/etc/passwd"), Plain("champion"), Plain("csv"), Map(), Seq(),
        Seq(Plain("a"), Plain("b")), Map(("a", Plain("b"))), Map(("from", Plain("a.rows"))), Map(("role", Plain("risk"))),
    ];

    private static readonly string[] Keys = ["kinds", "Name", "x-y", "x_y", "a b", "", "type", "description", "owner", "like", "data", "when", "7", "true"];

    public YamlNode Mutate(YamlNode root)
    {
        var target = random.Next(CountPlaces(root));
        var at = 0;
        return Rebuild(root, ref at, target);
    }

    private static int CountPlaces(YamlNode node) => node.Resolved switch
    {
        YamlMap map => map.Entries.Sum(static entry => 1 + CountPlaces(entry.Value)),
        YamlSequence sequence => sequence.Items.Sum(static item => 1 + CountPlaces(item)),
        _ => 0,
    };

    private YamlNode Rebuild(YamlNode node, ref int at, int target)
    {
        switch (node.Resolved)
        {
            case YamlMap map:
                for (var i = 0; i < map.Entries.Length; i++)
                {
                    var entry = map.Entries[i];
                    if (at++ == target) return map with { Entries = MutateEntry(map.Entries, i) };
                    var value = Rebuild(entry.Value, ref at, target);
                    if (!ReferenceEquals(value, entry.Value)) return map with { Entries = map.Entries.SetItem(i, new YamlEntry(entry.Key, value)) };
                }

                return map;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Written.Length; i++)
                {
                    var item = sequence.Written[i].Resolved;
                    if (at++ == target) return sequence with { Written = MutateItem(sequence.Written, i) };
                    var value = Rebuild(item, ref at, target);
                    if (!ReferenceEquals(value, item)) return sequence with { Written = sequence.Written.SetItem(i, value) };
                }

                return sequence;
            default:
                return node.Resolved;
        }
    }

    private ImmutableArray<YamlEntry> MutateEntry(ImmutableArray<YamlEntry> entries, int i)
    {
        var entry = entries[i];
        var other = entries[random.Next(entries.Length)];
        return random.Next(9) switch
        {
            0 => entries.RemoveAt(i),
            1 => entries.SetItem(i, new YamlEntry(Text(entry.Name + "x"), entry.Value)),
            2 => entries.SetItem(i, new YamlEntry(Text(Keys[random.Next(Keys.Length)]), entry.Value)),
            3 => entries.Add(new YamlEntry(Text(Keys[random.Next(Keys.Length)]), AnyValue())),
            4 => entries.SetItem(i, new YamlEntry(entry.Key, other.Value)).SetItem(entries.IndexOf(other), new YamlEntry(other.Key, entry.Value)),
            _ => entries.SetItem(i, new YamlEntry(entry.Key, MutateValue(entry.Value))),
        };
    }

    private ImmutableArray<YamlNode> MutateItem(ImmutableArray<YamlNode> items, int i) => random.Next(4) switch
    {
        0 => items.RemoveAt(i),
        1 => items.Insert(i, items[i]),
        _ => items.SetItem(i, MutateValue(items[i].Resolved)),
    };

    private YamlNode MutateValue(YamlNode value) => (random.Next(6), value) switch
    {
        (0, _) => Seq(value),
        (1, YamlSequence { Written.Length: > 0 } list) => list.Written[0].Resolved,
        (1, YamlMap { Entries.Length: > 0 } map) => map.Entries[0].Value,
        (1, YamlScalar scalar) => scalar with { Style = scalar.IsPlain ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain },
        (2 or 3, YamlScalar scalar) => Plain(Twist(scalar.Value)),
        (2, _) => Map(("a", value)),
        _ => AnyValue(),
    };

    /// <summary>Returns a text much like another, and wrong in a way that only its own rule knows.</summary>
    private string Twist(string text) => text switch
    {
        _ when text.Contains(" * ", StringComparison.Ordinal) => random.Next(2) == 0 ? "30-5 0 * * 1" : "61 * * * *",
        _ when text.StartsWith("20", StringComparison.Ordinal) && text.Length >= 10 => "2026-02-30",
        _ when text.StartsWith("decimal", StringComparison.Ordinal) => "decimal(2,10)",
        _ when text.Contains('/', StringComparison.Ordinal) => "data/../../" + text,
        _ when text.Length > 0 && char.IsAsciiDigit(text[^1]) => "-" + text,
        _ => text + "_",
    };

    private YamlNode AnyValue() => Values[random.Next(Values.Length)];

    private static YamlScalar Plain(string value) => new(default, value, ScalarStyle.Plain);
}
