namespace Mlops.GitOps.Core.Expressions;

public sealed record Binary(TextRange Range, BinaryOperator Operator, Expression Left, Expression Right) : Expression(Range);
