namespace Mlops.GitOps.Core.Expressions;

/// <summary>What a name came to: a type, or a failure and the stand-in.</summary>
public readonly record struct NameResolution(ExpressionType Type, NameFailure? Failure = null);
