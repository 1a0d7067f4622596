namespace Mlops.GitOps.Core.Expressions;

/// <summary>What stands between references, with <c>$${</c> already made <c>${</c>.</summary>
public sealed record InterpolationText(TextRange Range, string Text) : InterpolationPart(Range);
