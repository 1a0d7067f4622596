using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Yaml;

public sealed record YamlScalar(SourceSpan Span, string Value, ScalarStyle Style) : YamlNode(Span)
{
    /// <summary>What is written behind it on its line, without the <c>#</c>; only of trees that are made to be written.</summary>
    public string? Comment { get; init; }

    public bool IsPlain => Style == ScalarStyle.Plain;

    /// <summary>Whether nothing, <c>~</c> or <c>null</c> is written here.</summary>
    public bool IsNull => IsPlain && (Value is "" or "~" or "null" or "Null" or "NULL");
}
