namespace Mlops.GitOps.Core.Expressions;

public enum UnaryOperator
{
    Not,
    Negate,
}
