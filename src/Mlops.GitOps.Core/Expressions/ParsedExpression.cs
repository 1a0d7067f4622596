namespace Mlops.GitOps.Core.Expressions;

/// <summary>An expression that could be read, and the text it was read from.</summary>
public sealed record ParsedExpression(Expression Expression, ExpressionText Text);
