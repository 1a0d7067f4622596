namespace Mlops.GitOps.Core.Expressions;

public sealed record In(TextRange Range, Expression Item, Expression List) : Expression(Range);
