namespace Mlops.GitOps.Data.Statistics.Experiments;

/// <summary>What is known of one arm of an experiment: how many, their mean and their variance.</summary>
public sealed record Arm(double Count, double Mean, double Variance)
{
    public static Arm OfSums(double count, double sum, double sumOfSquares)
    {
        if (!(count >= 2)) throw Need.Failure($"an arm needs at least 2 subjects and has {count}.");
        return new Arm(count, sum / count, Math.Max(0, (sumOfSquares - (sum * sum / count)) / (count - 1)));
    }

    /// <summary>Successes have the variance p(1 − p).</summary>
    public static Arm OfSuccesses(double count, double successes)
    {
        if (!(count >= 2)) throw Need.Failure($"an arm needs at least 2 subjects and has {count}.");
        if (!(successes >= 0 && successes <= count)) throw Need.Failure($"an arm of {count} has {successes} successes.");
        var share = successes / count;
        return new Arm(count, share, share * (1 - share));
    }

    public static Arm OfSample(ReadOnlySpan<double> values)
    {
        Need.AtLeast(2, values, "sample");
        return new Arm(values.Length, Moments.Mean(values), Moments.Variance(values));
    }

    internal double VarianceOfMean => Variance / Count;
}
