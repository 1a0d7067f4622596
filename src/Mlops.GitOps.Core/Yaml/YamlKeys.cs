using System.Collections.Immutable;
using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Judges the keys of one map as they come.</summary>
internal sealed class YamlKeys(DiagnosticBag diagnostics)
{
    private const int FewKeys = 8;
    private Dictionary<string, SourceSpan>? many;

    /// <summary>Whether an entry was left out that may have said something which is not said elsewhere.</summary>
    public bool HaveGap { get; private set; }

    /// <summary>Returns the key, or null where the entry is to be left out of the map.</summary>
    public YamlScalar? Accept(YamlNode node, ImmutableArray<YamlEntry>.Builder entries)
    {
        if (node is not YamlScalar key)
        {
            var what = node is YamlAlias ? "An alias as a key" : "A list or map as a key";
            diagnostics.Report(Catalog.UnsupportedYaml, node.Span, what, "write the key as text");
            HaveGap = true;
            return null;
        }

        if (key is { IsPlain: true, Value: "<<" })
        {
            diagnostics.Report(Catalog.UnsupportedYaml, key.Span, "A merge key", "write out what is to be merged");
            HaveGap = true;
            return null;
        }

        if (MisleadingText.Find(key.Value) is { } misleading) diagnostics.Report(Catalog.MisleadingCharacter, key.Span, misleading.Name);
        if (FindFirst(key, entries) is not { } first) return key;
        var related = new RelatedLocation($"'{key.Value}' stands here first", first.ToLocation());
        diagnostics.Report(Catalog.DuplicateKey, key.Span, [key.Value], related: [related]);
        return null;
    }

    private SourceSpan? FindFirst(YamlScalar key, ImmutableArray<YamlEntry>.Builder entries)
    {
        if (entries.Count < FewKeys)
        {
            foreach (var entry in entries)
            {
                if (entry.Name == key.Value) return entry.Key.Span;
            }

            return null;
        }

        if (many is null)
        {
            many = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
            foreach (var entry in entries) many.Add(entry.Name, entry.Key.Span);
        }

        if (many.TryGetValue(key.Value, out var first)) return first;
        many.Add(key.Value, key.Span);
        return null;
    }
}
