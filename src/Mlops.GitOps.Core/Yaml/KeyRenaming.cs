using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Writes other keys into a tree: of a key that was reported the one that was meant stands in, so that nobody misses it.</summary>
internal static class KeyRenaming
{
    /// <param name="nameOf">Returns the new name of a key. One that is taken is given to nobody else.</param>
    public static YamlNode Rename(YamlNode node, Func<YamlScalar, string> nameOf) => node switch
    {
        YamlMap map => map with { Entries = Rename(map.Entries, nameOf) },
        YamlSequence sequence => sequence with { Written = [.. sequence.Written.Select(item => Rename(item, nameOf))] },
        YamlAlias alias => alias with { Target = Rename(alias.Target, nameOf) },
        _ => node,
    };

    private static ImmutableArray<YamlEntry> Rename(ImmutableArray<YamlEntry> entries, Func<YamlScalar, string> nameOf)
    {
        var taken = new HashSet<string>(entries.Select(static entry => entry.Name), StringComparer.Ordinal);
        var renamed = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in entries)
        {
            var name = nameOf(entry.Key);
            var key = name != entry.Name && taken.Add(name) ? entry.Key with { Value = name } : entry.Key;
            renamed.Add(new YamlEntry(key, Rename(entry.Written, nameOf)));
        }

        return renamed.ToImmutable();
    }
}
