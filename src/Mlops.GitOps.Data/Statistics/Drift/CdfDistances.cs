namespace Mlops.GitOps.Data.Statistics.Drift;

/// <summary>Distances between samples by the area between their distribution functions.</summary>
public static class CdfDistances
{
    /// <summary>The first Wasserstein distance, ∫ |F − G|. Without weights every value counts the same.</summary>
    public static double Wasserstein(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> xWeights = default, ReadOnlySpan<double> yWeights = default) =>
        Between(x, y, xWeights, yWeights, static (gap, width) => Math.Abs(gap) * width);

    /// <summary>√(2 ∫ (F − G)²).</summary>
    public static double Energy(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Math.Sqrt(2 * Between(x, y, default, default, static (gap, width) => gap * gap * width));

    /// <summary>The standard deviation of a reference with its weights, divided by n.</summary>
    public static double Spread(ReadOnlySpan<double> x, ReadOnlySpan<double> weights)
    {
        var shares = WeightShares(x, weights, "x");
        var mean = 0.0;
        for (var i = 0; i < x.Length; i++) mean += shares[i] * x[i];
        var variance = 0.0;
        for (var i = 0; i < x.Length; i++) variance += shares[i] * (x[i] - mean) * (x[i] - mean);
        return x.ContainsAnyExcept(x[0]) ? Math.Sqrt(variance) : 0;
    }

    private static double Between(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> xWeights, ReadOnlySpan<double> yWeights, Func<double, double, double> area)
    {
        var (xShares, yShares) = (WeightShares(x, xWeights, "x"), WeightShares(y, yWeights, "y"));
        double[] values = [.. x, .. y];
        var steps = new double[values.Length];
        for (var i = 0; i < steps.Length; i++) steps[i] = i < x.Length ? xShares[i] : -yShares[i - x.Length];
        Array.Sort(values, steps);
        var areas = new double[values.Length];
        var gap = 0.0;
        for (var i = 0; i + 1 < values.Length; i++)
        {
            gap += steps[i];
            areas[i] = area(gap, values[i + 1] - values[i]);
        }

        return Moments.Sum(areas);
    }

    private static double[] WeightShares(ReadOnlySpan<double> values, ReadOnlySpan<double> weights, string name)
    {
        Need.AtLeast(1, values, name);
        if (!weights.IsEmpty)
        {
            Need.SameLength(values.Length, name, weights.Length, $"{name}Weights");
            return Shares.Of(weights, $"{name}Weights");
        }

        var shares = new double[values.Length];
        Array.Fill(shares, 1.0 / values.Length);
        return shares;
    }
}
