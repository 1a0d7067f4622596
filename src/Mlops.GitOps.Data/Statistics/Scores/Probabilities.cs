namespace Mlops.GitOps.Data.Statistics.Scores;

/// <summary>How well probabilities fit what happened.</summary>
public static class Probabilities
{
    // The distance from 0 and 1 that scikit-learn keeps for doubles.
    internal const double Closest = 2.220446049250313e-16;

    private const int MostBins = 1_000_000;

    public static double LogLoss(ReadOnlySpan<double> labels, ReadOnlySpan<double> probabilities)
    {
        Scored.CheckProbabilities(labels, probabilities);
        var terms = new double[labels.Length];
        for (var i = 0; i < terms.Length; i++) terms[i] = -Math.Log(Math.Clamp(labels[i] == 1 ? probabilities[i] : 1 - probabilities[i], Closest, 1 - Closest));
        return Moments.Mean(terms);
    }

    public static double Brier(ReadOnlySpan<double> labels, ReadOnlySpan<double> probabilities)
    {
        Scored.CheckProbabilities(labels, probabilities);
        var terms = new double[labels.Length];
        for (var i = 0; i < terms.Length; i++) terms[i] = (probabilities[i] - labels[i]) * (probabilities[i] - labels[i]);
        return Moments.Mean(terms);
    }

    /// <summary>Σ nᵦ/n |mean p − mean y| over bins of equal width, [lo, hi), the last closed.</summary>
    public static double ExpectedCalibrationError(ReadOnlySpan<double> labels, ReadOnlySpan<double> probabilities, int bins)
    {
        Scored.CheckProbabilities(labels, probabilities);
        if (bins is < 1 or > MostBins) throw Need.Failure($"'bins' lies between 1 and {MostBins}, and is {bins}.");
        var gaps = new List<double>[bins];
        for (var i = 0; i < labels.Length; i++) (gaps[BinOf(probabilities[i], bins)] ??= []).Add(probabilities[i] - labels[i]);
        return Moments.Sum([.. gaps.Where(static gap => gap is not null).Select(static gap => Math.Abs(Moments.Sum([.. gap])))]) / labels.Length;
    }

    // An edge is i / bins as a double; multiplying may miss it by one.
    private static int BinOf(double probability, int bins)
    {
        var bin = Math.Min(bins - 1, (int)(probability * bins));
        if (bin + 1 < bins && probability >= (bin + 1.0) / bins) return bin + 1;
        return bin > 0 && probability < (double)bin / bins ? bin - 1 : bin;
    }
}
