using Mlops.GitOps.Data.Statistics.Distributions;
using Mlops.GitOps.Data.Statistics.Drift;

namespace Mlops.GitOps.Data.Statistics.Resampling;

/// <summary>Bootstrap intervals of any statistic of rows; rows are drawn with replacement by a seed.</summary>
public static class Bootstrap
{
    private const int MostResamples = 10_000_000;

    /// <summary>Returns the statistic of each resample, in rising order. The statistic takes row numbers.</summary>
    public static double[] Replicates(int rows, Func<int[], double> statistic, int resamples, long seed)
    {
        if (rows < 1) throw new StatisticFailure("there are no rows to draw from.");
        if (resamples is < 1 or > MostResamples) throw Need.Failure($"'resamples' lies between 1 and {MostResamples}, and is {resamples}.");
        var random = new SeededRandom(seed);
        var replicates = new double[resamples];
        var drawn = new int[rows];
        for (var i = 0; i < resamples; i++)
        {
            for (var row = 0; row < rows; row++) drawn[row] = random.Below(rows);
            replicates[i] = statistic(drawn);
        }

        Array.Sort(replicates);
        return replicates;
    }

    /// <summary>The quantiles of the replicates.</summary>
    public static Interval Percentile(ReadOnlySpan<double> replicates, double confidence) => Between(replicates, (1 - confidence) / 2, (1 + confidence) / 2);

    /// <summary>The quantiles mirrored at the estimate.</summary>
    public static Interval Basic(ReadOnlySpan<double> replicates, double estimate, double confidence)
    {
        var mirrored = Percentile(replicates, confidence);
        return new Interval((2 * estimate) - mirrored.Upper, (2 * estimate) - mirrored.Lower);
    }

    /// <summary>Efron's bias-corrected and accelerated quantiles; <paramref name="jackknife"/> holds the statistic without each row in turn.</summary>
    public static Interval Bca(ReadOnlySpan<double> replicates, double estimate, ReadOnlySpan<double> jackknife, double confidence)
    {
        if (!replicates.ContainsAnyExcept(estimate)) return new Interval(estimate, estimate);
        var bias = Normal.Quantile(ShareBelow(replicates, estimate));
        if (double.IsInfinity(bias)) throw new StatisticFailure("the estimate lies outside its own replicates, so their bias can't be corrected; take the percentile method.");
        var acceleration = Acceleration(jackknife);
        return Between(replicates, Level((1 - confidence) / 2), Level((1 + confidence) / 2));

        double Level(double share)
        {
            var z = bias + Normal.Quantile(share);
            return Normal.Below(bias + (z / (1 - (acceleration * z))));
        }
    }

    public static Interval OfMean(ReadOnlySpan<double> x, string method, int resamples, double confidence, long seed)
    {
        Need.AtLeast(1, x, "x");
        Need.Fraction(confidence, "confidence");
        var values = x.ToArray();
        var estimate = Moments.Mean(values);
        var replicates = values.All(value => value == values[0]) ? [values[0]] : Replicates(values.Length, rows => MeanOf(values, rows), resamples, seed);
        return method switch
        {
            "percentile" => Percentile(replicates, confidence),
            "basic" => Basic(replicates, estimate, confidence),
            "bca" => replicates.Length == 1 ? new Interval(values[0], values[0]) : Bca(replicates, estimate, LeaveOneOut(values), confidence),
            _ => throw new StatisticFailure($"'method' is '{method}'; it is percentile, basic or bca."),
        };
    }

    private static double[] LeaveOneOut(double[] values)
    {
        var sum = Moments.Sum(values);
        return [.. values.Select(value => (sum - value) / (values.Length - 1))];
    }

    private static double MeanOf(double[] values, int[] rows)
    {
        var sum = 0.0;
        foreach (var row in rows) sum += values[row];
        return sum / rows.Length;
    }

    // A sixth of the skewness of what each row contributes.
    private static double Acceleration(ReadOnlySpan<double> jackknife)
    {
        var mean = Moments.Mean(jackknife);
        var (squares, cubes) = (0.0, 0.0);
        foreach (var value in jackknife)
        {
            squares += (mean - value) * (mean - value);
            cubes += Math.Pow(mean - value, 3);
        }

        return squares == 0 ? 0 : cubes / (6 * Math.Pow(squares, 1.5));
    }

    private static double ShareBelow(ReadOnlySpan<double> replicates, double estimate)
    {
        var (below, equal) = (0.0, 0.0);
        foreach (var replicate in replicates)
        {
            if (replicate < estimate) below++;
            else if (replicate == estimate) equal++;
        }

        return (below + (equal / 2)) / replicates.Length;
    }

    private static Interval Between(ReadOnlySpan<double> replicates, double lower, double upper) =>
        new(Bins.Quantile(replicates, lower), Bins.Quantile(replicates, upper));
}
