namespace Mlops.GitOps.Core.Expressions;

/// <summary>What a name stands for, which decides how a wrong one is reported.</summary>
public enum NameKind
{
    Other,
    Column,
    Metric,
    Slice,
    Level,
    Parameter,
}
