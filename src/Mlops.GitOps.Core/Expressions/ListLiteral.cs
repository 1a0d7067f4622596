using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

public sealed record ListLiteral(TextRange Range, EquatableArray<Expression> Items) : Expression(Range);
