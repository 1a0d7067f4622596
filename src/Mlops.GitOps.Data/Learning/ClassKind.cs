namespace Mlops.GitOps.Data.Learning;

/// <summary>What the names of classes are.</summary>
public enum ClassKind
{
    Bool,
    Whole,
    Text,
}
