using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>A list. <see cref="Written"/> holds aliases as they stand; <see cref="Items"/> what they stand for.</summary>
public sealed record YamlSequence(SourceSpan Span, ImmutableArray<YamlNode> Written, bool IsFlow) : YamlNode(Span)
{
    public IEnumerable<YamlNode> Items => Written.Select(static item => item.Resolved);
}
