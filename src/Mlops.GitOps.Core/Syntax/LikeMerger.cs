using System.Collections.Immutable;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>Lays one map over another: maps merge deeply, null removes, anything else replaces.</summary>
internal static class LikeMerger
{
    public static YamlMap Merge(YamlMap basis, YamlMap over)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in basis.Entries)
        {
            if (over.Find(entry.Name) is not { } replacement) entries.Add(entry);
            else if (!IsRemoval(replacement)) entries.Add(Merge(entry, replacement));
        }

        foreach (var entry in over.Entries)
        {
            if (basis.Find(entry.Name) is null && !IsRemoval(entry)) entries.Add(entry);
        }

        return new YamlMap(over.Span, entries.ToImmutable(), over.IsFlow) { HasGap = basis.HasGap || over.HasGap };
    }

    // What is missing from a merged map is missing from its base, unless the map on top removed something.
    private static YamlEntry Merge(YamlEntry basis, YamlEntry over)
    {
        if (basis.Value is not YamlMap lower || over.Value is not YamlMap upper) return over;
        var key = upper.Entries.Any(IsRemoval) ? over.Key : basis.Key;
        return new YamlEntry(key, Merge(lower, upper));
    }

    private static bool IsRemoval(YamlEntry entry) => entry.Value is YamlScalar { IsNull: true };
}
