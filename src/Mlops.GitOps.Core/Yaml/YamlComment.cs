using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>A comment with its <c>#</c>. One that shares its line with content belongs to that line, else to what follows.</summary>
public sealed record YamlComment(SourceSpan Span, string Text, bool IsOnItsOwnLine);
