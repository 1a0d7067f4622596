using Mlops.GitOps.Data.Statistics.Distributions;

namespace Mlops.GitOps.Data.Statistics.Tests;

/// <summary>The two-sample test of Kolmogorov and Smirnov, two-sided.</summary>
public static class KolmogorovSmirnov
{
    // The exact way takes time by the product of the sizes; scipy draws the line at the same place.
    private const int MostExactRows = 10_000;

    public static TestResult Test(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Math.Max(x.Length, y.Length) <= MostExactRows ? Exact(x, y) : Asymptotic(x, y);

    /// <summary>The p-value counts paths, as if no values were tied.</summary>
    public static TestResult Exact(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var gap = Gap(x, y);
        return new TestResult(gap / ((double)x.Length * y.Length), Math.Min(1, TouchingPaths(x.Length, y.Length, gap)));
    }

    /// <summary>The p-value is that of one sample of round(nx·ny / (nx + ny)) rows.</summary>
    public static TestResult Asymptotic(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var distance = Gap(x, y) / ((double)x.Length * y.Length);
        var rows = Math.Round((double)x.Length * y.Length / (x.Length + y.Length), MidpointRounding.ToEven);
        return new TestResult(distance, KolmogorovDistribution.Above(distance, (int)Math.Max(1, rows)));
    }

    /// <summary>Returns the largest distance of the distribution functions, times nx·ny and so without rounding.</summary>
    private static long Gap(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Need.AtLeast(1, x, "x");
        Need.AtLeast(1, y, "y");
        var (left, right) = (x.ToArray(), y.ToArray());
        Array.Sort(left);
        Array.Sort(right);
        var (i, j, most) = (0, 0, 0L);
        while (i < left.Length && j < right.Length)
        {
            var value = Math.Min(left[i], right[j]);
            while (i < left.Length && left[i] == value) i++;
            while (j < right.Length && right[j] == value) j++;
            most = Math.Max(most, Math.Abs(((long)i * right.Length) - ((long)j * left.Length)));
        }

        return most;
    }

    /// <summary>The chance that a random order of x's and y's comes to the gap: what flows into places where it is reached for the first time.</summary>
    private static double TouchingPaths(int nx, int ny, long gap)
    {
        if (gap == 0) return 1;
        var alive = new double[ny + 1];
        var touched = 0.0;
        alive[0] = 1;
        for (var i = 0; i <= nx; i++)
        {
            for (var j = 0; j <= ny; j++)
            {
                var flow = i == 0 ? (j == 0 ? 1 : 0) : alive[j] * (nx - i + 1) / (nx - i + 1 + ny - j);
                if (j > 0) flow += alive[j - 1] * (ny - j + 1) / (nx - i + ny - j + 1);
                var isTouching = Math.Abs(((long)i * ny) - ((long)j * nx)) >= gap;
                if (isTouching) touched += flow;
                alive[j] = isTouching ? 0 : flow;
            }
        }

        return touched;
    }
}
