using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Core.Expressions;

public sealed record Call(TextRange Range, Function Function, EquatableArray<Expression> Arguments) : Expression(Range);
