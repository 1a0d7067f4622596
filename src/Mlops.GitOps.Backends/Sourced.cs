using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Backends;

/// <summary>Says of emitted nodes which place of the specs they come from.</summary>
public static class Sourced
{
    public static YamlScalar Text(Spanned<string> value) => YamlTree.Text(value.Value) with { Span = value.Span };

    public static YamlMap From(this YamlMap map, SourceSpan span) => map with { Span = span };

    public static YamlSequence From(this YamlSequence list, SourceSpan span) => list with { Span = span };

    public static YamlScalar From(this YamlScalar scalar, SourceSpan span) => scalar with { Span = span };
}
