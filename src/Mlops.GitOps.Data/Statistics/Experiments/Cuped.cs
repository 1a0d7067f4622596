namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>Variance taken out of an outcome by what was known before.</summary>
public static class Cuped
{
    /// <summary>Returns θ = cov(pre, post) / var(pre) and the variance of post − θ pre over that of post. What does not vary takes out nothing.</summary>
    public static (double Theta, double VarianceRatio) Adjust(ReadOnlySpan<double> pre, ReadOnlySpan<double> post)
    {
        Need.SameLength(pre.Length, "pre", post.Length, "post");
        Need.AtLeast(2, pre, "pre");
        var (before, after) = (Moments.Variance(pre), Moments.Variance(post));
        if (before == 0 || after == 0) return (0, 1);
        var theta = Moments.Covariance(pre, post) / before;
        var adjusted = new double[pre.Length];
        for (var i = 0; i < adjusted.Length; i++) adjusted[i] = post[i] - (theta * pre[i]);
        return (theta, Moments.Variance(adjusted) / after);
    }
}
