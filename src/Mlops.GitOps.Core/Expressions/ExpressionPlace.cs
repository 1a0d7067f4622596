namespace Mlops.GitOps.Core.Expressions;

/// <summary>Where an expression stands: who speaks in it, at the beginning of a sentence ("A gate of model 'credit'"), and
/// what it must come to, or null where anything will do.</summary>
public sealed record ExpressionPlace(string Subject, ExpressionType? Wanted);
