using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core;

/// <summary>One value that a run sets, and where in a pipeline it belongs.</summary>
public sealed record OverlayValue(ImmutableArray<string> Names, SourceSpan Span, YamlNode Value)
{
    /// <summary>Returns the map that holds nothing but this value.</summary>
    internal YamlMap ToMap()
    {
        var node = Value;
        for (var at = Names.Length - 1; at >= 0; at--)
            node = new YamlMap(Span, [new YamlEntry(new YamlScalar(Span, Names[at], ScalarStyle.Plain), node)], IsFlow: false);
        return (YamlMap)node;
    }
}
