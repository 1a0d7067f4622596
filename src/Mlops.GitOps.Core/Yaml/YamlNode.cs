using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>A node of the tree that all reading and all writing of YAML goes through. Nodes of read files know their place;
/// nodes that are made to be written have an empty span.</summary>
public abstract record YamlNode(SourceSpan Span)
{
    public string? Anchor { get; init; }

    public string? Tag { get; init; }

    /// <summary>Returns what the node stands for: itself, or for an alias what its anchor marks.</summary>
    public YamlNode Resolved => this is YamlAlias alias ? alias.Target : this;
}
