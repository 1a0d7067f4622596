namespace Mlops.GitOps.Core.Text;

/// <summary>A value and where it was written.</summary>
public sealed record Spanned<T>(T Value, SourceSpan Span)
{
    public override string ToString() => Value?.ToString() ?? "";
}
