using System.Collections.Immutable;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>Lays one map over another: maps merge deeply, null removes, anything else replaces.</summary>
internal static class LikeMerger
{
    public static YamlMap Merge(YamlMap basis, YamlMap over) => Merge(basis, over, isMapOfMaps: false);

    private static YamlMap Merge(YamlMap basis, YamlMap over, bool isMapOfMaps)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var entry in basis.Entries)
        {
            if (over.Find(entry.Name) is not { } replacement) entries.Add(entry);
            else if (!IsRemoval(replacement)) entries.Add(Merge(entry, replacement, isMapOfMaps));
        }

        foreach (var entry in over.Entries)
        {
            if (basis.Find(entry.Name) is null && !IsRemoval(entry)) entries.Add(entry);
        }

        return new YamlMap(over.Span, entries.ToImmutable(), over.IsFlow) { HasGap = basis.HasGap || over.HasGap };
    }

    // What is missing from a merged map is missing from its base, unless the map on top removed something.
    private static YamlEntry Merge(YamlEntry basis, YamlEntry over, bool isMapOfMaps)
    {
        if (over.Value is not YamlMap upper) return over;

        // What should have been a map below was reported there; what it may have held is missed by nobody.
        if (basis.Value is not YamlMap lower) return isMapOfMaps || IsMapOfMaps(over.Name) ? new YamlEntry(over.Key, WithGaps(upper)) : over;
        var key = upper.Entries.Any(IsRemoval) ? over.Key : basis.Key;
        return new YamlEntry(key, Merge(lower, upper, IsMapOfMaps(over.Name)));
    }

    private static bool IsMapOfMaps(string name) => name is "stages" or "params" or "inputs" or "outputs";

    private static YamlMap WithGaps(YamlMap map) => map with
    {
        HasGap = true,
        Entries = [.. map.Entries.Where(static entry => !IsRemoval(entry)).Select(static entry => entry.Written is YamlMap inner ? new YamlEntry(entry.Key, WithGaps(inner)) : entry)],
    };

    public static bool IsRemoval(YamlEntry entry) => entry.Value is YamlScalar { IsNull: true };
}
