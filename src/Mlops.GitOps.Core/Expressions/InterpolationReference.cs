namespace Mlops.GitOps.Core.Expressions;

/// <summary><c>${root.name}</c>.</summary>
public sealed record InterpolationReference(TextRange Range, string Root, string Name, TextRange NameRange) : InterpolationPart(Range);
