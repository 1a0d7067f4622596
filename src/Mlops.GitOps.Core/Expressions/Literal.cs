namespace Mlops.GitOps.Core.Expressions;

/// <summary>A truth value, a text, or a number with the unit it was written in.</summary>
public sealed record Literal(TextRange Range, Value Value) : Expression(Range);
