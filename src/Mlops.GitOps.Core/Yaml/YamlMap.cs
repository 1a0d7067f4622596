using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>A map in the order it was written. Keys are text; duplicates were reported when the file was read.</summary>
public sealed record YamlMap(SourceSpan Span, ImmutableArray<YamlEntry> Entries, bool IsFlow) : YamlNode(Span)
{
    /// <summary>Whether entries were left out and reported, so that what is missing may have been among them.</summary>
    public bool HasGap { get; init; }

    public YamlEntry? Find(string name)
    {
        foreach (var entry in Entries)
        {
            if (entry.Name == name) return entry;
        }

        return null;
    }
}
