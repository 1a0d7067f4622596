namespace Mlops.GitOps.Core.Operations;

/// <summary>A text, or the name of an input or an output whose path stands here.</summary>
public sealed record ArgumentPart(ArgumentPartKind Kind, string Text);
