namespace Mlops.GitOps.Core.Expressions;

public sealed record Unary(TextRange Range, UnaryOperator Operator, Expression Operand) : Expression(Range);
