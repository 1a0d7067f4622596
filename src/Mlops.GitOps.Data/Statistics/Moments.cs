namespace Mlops.GitOps.Data.Statistics;

/// <summary>Sums, means and variances, compensated so that the order of rows does not show.</summary>
public static class Moments
{
    /// <summary>Neumaier's sum.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        var lost = 0.0;
        foreach (var value in values)
        {
            var next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        return sum + lost;
    }

    public static double Mean(ReadOnlySpan<double> values) => Sum(values) / values.Length;

    /// <summary>The sum of squares about the mean.</summary>
    public static double Scatter(ReadOnlySpan<double> values)
    {
        var mean = Mean(values);
        var deviations = new double[values.Length];
        for (var i = 0; i < values.Length; i++) deviations[i] = (values[i] - mean) * (values[i] - mean);
        return IsConstant(values) ? 0 : Sum(deviations);
    }

    public static double Variance(ReadOnlySpan<double> values) => Scatter(values) / (values.Length - 1);

    public static double Covariance(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (leftMean, rightMean) = (Mean(left), Mean(right));
        var products = new double[left.Length];
        for (var i = 0; i < products.Length; i++) products[i] = (left[i] - leftMean) * (right[i] - rightMean);
        return Sum(products) / (products.Length - 1);
    }

    public static double[] Differences(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var differences = new double[left.Length];
        for (var i = 0; i < differences.Length; i++) differences[i] = left[i] - right[i];
        return differences;
    }

    // The mean of equal values may differ from them by a rounding, which would make a variance of nothing.
    private static bool IsConstant(ReadOnlySpan<double> values) => !values.ContainsAnyExcept(values[0]);
}
