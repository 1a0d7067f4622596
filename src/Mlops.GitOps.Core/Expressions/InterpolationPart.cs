namespace Mlops.GitOps.Core.Expressions;

/// <summary>A piece of a text with references in it; the range is an offset into that text.</summary>
public abstract record InterpolationPart(TextRange Range);
