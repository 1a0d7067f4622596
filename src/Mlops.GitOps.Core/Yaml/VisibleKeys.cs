using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Takes invisible characters out of keys once they were reported, so that whoever says what everybody sees is understood.</summary>
internal static class VisibleKeys
{
    public static YamlNode Of(YamlNode node) => node switch
    {
        YamlMap map => map with { Entries = EntriesOf(map) },
        YamlSequence sequence => sequence with { Written = [.. sequence.Written.Select(Of)] },
        YamlAlias alias => alias with { Target = Of(alias.Target) },
        _ => node,
    };

    // Of two keys that look the same the first stands for both.
    private static ImmutableArray<YamlEntry> EntriesOf(YamlMap map)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in map.Entries)
        {
            var name = MisleadingText.Strip(entry.Name);
            if (names.Add(name)) entries.Add(new YamlEntry(entry.Key with { Value = name }, Of(entry.Written)));
        }

        return entries.ToImmutable();
    }
}
