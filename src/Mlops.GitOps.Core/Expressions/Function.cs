namespace Mlops.GitOps.Core.Expressions;

public enum Function
{
    Has,
    Min,
    Max,
    Abs,
}
