using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>A node of the tree that all reading and all writing of YAML goes through. Nodes of read files know their place;
/// nodes that are made to be written have an empty span. The span of a tagged node starts at its tag; anchors are outside it.</summary>
public abstract record YamlNode(SourceSpan Span)
{
    public string? Anchor { get; init; }

    /// <summary>The tag as it is written, with its <c>!</c>. No spec may have one, but an expression that begins with <c>!</c> looks like it.</summary>
    public string? Tag { get; init; }

    public SourceSpan TagSpan => Span with { End = Span.Start + (Tag?.Length ?? 0) };

    /// <summary>Returns what the node stands for: itself, or for an alias what its anchor marks.</summary>
    public YamlNode Resolved => this is YamlAlias alias ? alias.Target : this;
}
