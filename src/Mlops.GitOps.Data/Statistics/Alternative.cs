namespace Mlops.GitOps.Data.Statistics;

/// <summary>What a test holds against the null: a difference, or x (the first) tending to be smaller or larger.</summary>
public enum Alternative
{
    TwoSided,
    Less,
    Greater,
}
