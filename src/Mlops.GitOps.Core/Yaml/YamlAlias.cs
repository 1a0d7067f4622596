using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

public sealed record YamlAlias(SourceSpan Span, string Name, YamlNode Target) : YamlNode(Span);
