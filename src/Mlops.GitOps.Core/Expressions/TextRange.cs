namespace Mlops.GitOps.Core.Expressions;

/// <summary>A stretch of an expression's own text, whatever YAML did to it; the end is exclusive.</summary>
public readonly record struct TextRange(int Start, int End)
{
    public int Length => End - Start;

    public TextRange To(TextRange last) => new(Start, last.End);
}
