using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Meaning;

/// <summary>What a key says.</summary>
public sealed record MeantEntry(string Name, SourceSpan KeySpan, Meant Value)
{
    /// <summary>Where people look: at the value, or where that is long at its key.</summary>
    public SourceSpan At => Value is MeantValue ? Value.Span : KeySpan;
}
