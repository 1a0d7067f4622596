using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>What a message is about and where its key stands: "Dataset 'applications'" at <c>applications</c>.</summary>
internal readonly record struct Subject(string Text, string Key, SourceSpan Span)
{
    public string AtStart => Text.Length > 0 && char.IsLower(Text[0]) ? char.ToUpperInvariant(Text[0]) + Text[1..] : Text;
}
