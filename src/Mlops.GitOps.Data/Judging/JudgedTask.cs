namespace Mlops.GitOps.Data.Judging;

/// <summary>What kind of answers are judged.</summary>
internal enum JudgedTask
{
    /// <summary>How likely the answer is yes.</summary>
    Binary,

    /// <summary>One of several classes.</summary>
    Multiclass,

    /// <summary>A number.</summary>
    Regression,

    /// <summary>The order of the rows of a list.</summary>
    Ranking,
}
