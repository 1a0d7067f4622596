namespace Mlops.GitOps.Data.Statistics.Regression;

/// <summary>Rows of regressors with a 1 before them for the intercept.</summary>
internal static class Design
{
    public static double[][] WithIntercept(double[][] x, double[] y)
    {
        Need.SameLength(x.Length, "x", y.Length, "y");
        if (x.Length == 0) throw new StatisticFailure("'x' has no rows.");
        if (x.Any(row => row.Length != x[0].Length)) throw new StatisticFailure("the rows of 'x' have different lengths.");
        return [.. x.Select(static row => (double[])[1, .. row])];
    }

    public static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++) sum += left[i] * right[i];
        return sum;
    }
}
