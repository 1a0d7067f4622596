namespace Mlops.GitOps.Core.Expressions;

/// <summary><c>if(condition, then, else)</c>.</summary>
public sealed record Conditional(TextRange Range, Expression Condition, Expression Then, Expression Else) : Expression(Range);
