using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Diagnostics;

/// <summary>A set of edits that would mend a diagnostic.</summary>
public sealed record Fix(string Title, EquatableArray<TextEdit> Edits)
{
    public static Fix Of(string title, TextEdit edit) => new(title, [edit]);

    public static Fix Replace(string title, SourceSpan span, string text) => new(title, [new TextEdit(span.ToLocation(), text)]);
}
