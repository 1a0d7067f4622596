namespace Mlops.GitOps.Data.Statistics.Tests;

/// <summary>The exact permutation test of a difference of means.</summary>
public static class PermutationTest
{
    private const double MostChoices = 50_000_000;

    /// <summary>The p-value is the share of all ways to choose x from all values whose difference is at least as far out; the observed way is one of them.</summary>
    public static TestResult Mean(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Alternative alternative)
    {
        Need.AtLeast(1, x, "x");
        Need.AtLeast(1, y, "y");
        double[] all = [.. x, .. y];
        if (Choices(all.Length, x.Length) > MostChoices) throw Need.Failure($"x and y can be exchanged in more than {MostChoices:0} ways; that is too many to try.");
        var (middle, share) = (Moments.Mean(all), (1.0 / x.Length) + (1.0 / y.Length));
        var centred = all.Select(value => value - middle).ToArray();
        var observed = Moments.Sum(centred.AsSpan(0, x.Length));
        var rounding = 1e-12 * centred.Sum(Math.Abs);
        var (asFar, total) = Count(centred, x.Length, alternative, observed, rounding);
        return new TestResult(observed * share, (double)asFar / total);
    }

    private static (long AsFar, long Total) Count(double[] values, int size, Alternative alternative, double observed, double rounding)
    {
        var (asFar, total) = (0L, 0L);
        Choose(0, size, 0);
        return (asFar, total);

        void Choose(int from, int left, double sum)
        {
            if (left == 0)
            {
                total++;
                if (IsAsFar(sum)) asFar++;
                return;
            }

            for (var i = from; i <= values.Length - left; i++) Choose(i + 1, left - 1, sum + values[i]);
        }

        bool IsAsFar(double sum) => alternative switch
        {
            Alternative.Less => sum <= observed + rounding,
            Alternative.Greater => sum >= observed - rounding,
            _ => Math.Abs(sum) >= Math.Abs(observed) - rounding,
        };
    }

    private static double Choices(int all, int chosen)
    {
        var ways = 1.0;
        for (var i = 1; i <= chosen; i++) ways *= (double)(all - chosen + i) / i;
        return ways;
    }
}
