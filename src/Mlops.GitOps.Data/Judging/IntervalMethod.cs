namespace Mlops.GitOps.Data.Judging;

/// <summary>How the interval of a metric is found.</summary>
internal enum IntervalMethod
{
    /// <summary>From the ranks of positives among negatives (DeLong, 1988).</summary>
    Delong,

    /// <summary>Wilson's for a share.</summary>
    Wilson,

    /// <summary>Rows drawn again and again, bias-corrected and accelerated (Efron, 1987).</summary>
    Bootstrap,
}
