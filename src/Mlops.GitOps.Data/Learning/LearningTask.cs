namespace Mlops.GitOps.Data.Learning;

/// <summary>What a model answers.</summary>
public enum LearningTask
{
    /// <summary>A number.</summary>
    Regression,

    /// <summary>How likely the second of two classes is.</summary>
    Binary,

    /// <summary>How likely each of several classes is.</summary>
    Multiclass,
}
