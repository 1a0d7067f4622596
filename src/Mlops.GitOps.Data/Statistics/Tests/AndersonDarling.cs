using Mlops.GitOps.Data.Statistics.Regression;

namespace Mlops.GitOps.Data.Statistics.Tests;

/// <summary>The k-sample test of Anderson and Darling (Scholz and Stephens, 1987), with midranks.</summary>
public static class AndersonDarling
{
    private static readonly double[] Levels = [0.25, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001];
    private static readonly double[] B0 = [0.675, 1.281, 1.645, 1.96, 2.326, 2.573, 3.085];
    private static readonly double[] B1 = [-0.245, 0.25, 0.678, 1.149, 1.822, 2.364, 3.615];
    private static readonly double[] B2 = [-0.105, -0.305, -0.362, -0.391, -0.396, -0.345, -0.154];

    public static TestResult KSample(double[][] samples)
    {
        if (samples.Length < 2) throw new StatisticFailure("'samples' needs at least two samples.");
        foreach (var sample in samples) Need.AtLeast(1, sample, "samples");
        double[] all = [.. samples.SelectMany(static sample => sample)];
        if (all.Length < 4) throw new StatisticFailure("'samples' needs at least four values in all.");
        Array.Sort(all);
        if (all[0] == all[^1]) throw new StatisticFailure("'samples' holds one value only, so nothing can differ.");
        var more = samples.Length - 1;
        var statistic = (Statistic(samples, all) - more) / Math.Sqrt(Variance(samples, all.Length));
        return new TestResult(statistic, PValue(statistic, more));
    }

    private static double Statistic(double[][] samples, double[] all)
    {
        var sum = 0.0;
        foreach (var sample in samples)
        {
            var sorted = (double[])sample.Clone();
            Array.Sort(sorted);
            var (inner, place) = (0.0, 0);
            for (var start = 0; start < all.Length;)
            {
                var end = Ranks.EndOfTie(all, start);
                var from = place;
                while (place < sorted.Length && sorted[place] == all[start]) place++;
                var (tied, middle, own) = ((double)(end - start), (start + end) / 2.0, (from + place) / 2.0);
                var gap = (all.Length * own) - (middle * sorted.Length);
                inner += tied / all.Length * gap * gap / ((middle * (all.Length - middle)) - (all.Length * tied / 4));
                start = end;
            }

            sum += inner / sorted.Length;
        }

        return sum * (all.Length - 1) / all.Length;
    }

    private static double Variance(double[][] samples, double n)
    {
        var k = (double)samples.Length;
        var inverse = samples.Sum(static sample => 1.0 / sample.Length);
        var (h, g) = (0.0, 0.0);
        for (var i = 1; i < n; i++) h += 1.0 / i;
        var tail = 0.0;
        for (var i = 1; i <= n - 2; i++)
        {
            tail += 1 / (n - i);
            g += tail / (i + 1);
        }

        var a = (((4 * g) - 6) * (k - 1)) + ((10 - (6 * g)) * inverse);
        var b = (((2 * g) - 4) * k * k) + (8 * h * k) + (((2 * g) - (14 * h) - 4) * inverse) - (8 * h) + (4 * g) - 6;
        var c = (((6 * h) + (2 * g) - 2) * k * k) + (((4 * h) - (4 * g) + 6) * k) + (((2 * h) - 6) * inverse) + (4 * h);
        var d = (((2 * h) + 6) * k * k) - (4 * h * k);
        return ((a * n * n * n) + (b * n * n) + (c * n) + d) / ((n - 1) * (n - 2) * (n - 3));
    }

    // A parabola through the logarithms of the levels that the paper gives, and never beyond them.
    private static double PValue(double statistic, double more)
    {
        var critical = new double[Levels.Length];
        for (var i = 0; i < critical.Length; i++) critical[i] = B0[i] + (B1[i] / Math.Sqrt(more)) + (B2[i] / more);
        if (statistic < critical.Min()) return Levels[0];
        if (statistic > critical.Max()) return Levels[^1];
        var fit = LeastSquares.Solve([.. critical.Select(static value => new[] { 1, value, value * value })], [.. Levels.Select(static level => Math.Log(level))]);
        return Math.Exp(fit[0] + (statistic * (fit[1] + (statistic * fit[2]))));
    }
}
