using System.Numerics;

namespace Mlops.GitOps.Data.Statistics.Explaining;

/// <summary>Exact SHAP values of a linear model.</summary>
public static class LinearShap
{
    // All sets of features are visited, and each solves a system.
    private const int MostFeatures = 16;

    /// <summary>Features are taken as independent: each gives its coefficient times its distance from the mean.</summary>
    public static Explanation Independent(double[] coefficients, double intercept, double[] mean, double[] x)
    {
        Check(coefficients, mean, x);
        var values = new double[x.Length];
        for (var i = 0; i < values.Length; i++) values[i] = coefficients[i] * (x[i] - mean[i]);
        return new Explanation(values, Base(coefficients, intercept, mean));
    }

    /// <summary>Features are jointly normal: what is not known is expected, given what is.</summary>
    public static Explanation Conditional(double[] coefficients, double intercept, double[] mean, double[] x, double[][] covariance)
    {
        Check(coefficients, mean, x);
        var count = x.Length;
        if (count > MostFeatures) throw Need.Failure($"conditional values are exact for at most {MostFeatures} features, and there are {count}.");
        if (covariance.Length != count || covariance.Any(row => row.Length != count)) throw new StatisticFailure("'covariance' has a row and a column for each feature.");
        var gaps = Moments.Differences(x, mean);
        var worths = new double[1 << count];
        for (var set = 0; set < worths.Length; set++) worths[set] = Worth(set, coefficients, gaps, covariance);
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            var terms = new List<double>();
            for (var set = 0; set < worths.Length; set++)
                if ((set & (1 << i)) == 0) terms.Add(Weight(BitOperations.PopCount((uint)set), count) * (worths[set | (1 << i)] - worths[set]));
            values[i] = Moments.Sum([.. terms]);
        }

        return new Explanation(values, Base(coefficients, intercept, mean));
    }

    /// <summary>The expected answer above the base when the features of a set are known.</summary>
    private static double Worth(int set, double[] coefficients, double[] gaps, double[][] covariance)
    {
        int[] known = [.. Enumerable.Range(0, gaps.Length).Where(i => (set & (1 << i)) != 0)];
        var weights = ConsistentSystem.Solve([.. known.Select(i => known.Select(j => covariance[i][j]).ToArray())], [.. known.Select(i => gaps[i])]);
        var worth = 0.0;
        for (var i = 0; i < gaps.Length; i++)
        {
            var expected = (set & (1 << i)) != 0 ? gaps[i] : known.Select((j, at) => covariance[i][j] * weights[at]).Sum();
            worth += coefficients[i] * expected;
        }

        return worth;
    }

    /// <summary>|S|! (n − |S| − 1)! / n!.</summary>
    private static double Weight(int size, int count)
    {
        var weight = 1.0 / count;
        for (var i = 1; i <= size; i++) weight *= (double)i / (count - i);
        return weight;
    }

    private static double Base(double[] coefficients, double intercept, double[] mean)
    {
        var sum = intercept;
        for (var i = 0; i < mean.Length; i++) sum += coefficients[i] * mean[i];
        return sum;
    }

    private static void Check(double[] coefficients, double[] mean, double[] x)
    {
        Need.AtLeast(1, coefficients, "coefficients");
        Need.SameLength(coefficients.Length, "coefficients", mean.Length, "mean");
        Need.SameLength(coefficients.Length, "coefficients", x.Length, "x");
    }
}
