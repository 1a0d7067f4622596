namespace Mlops.GitOps.Data.Statistics.Scores;

/// <summary>What every score of binary answers asks of its labels and scores.</summary>
internal static class Scored
{
    public static void Check(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores, string name)
    {
        Need.AtLeast(1, labels, "y");
        Need.SameLength(labels.Length, "y", scores.Length, name);
        Need.ZeroOrOne(labels, "y");
    }

    public static void CheckProbabilities(ReadOnlySpan<double> labels, ReadOnlySpan<double> probabilities)
    {
        Check(labels, probabilities, "p");
        Need.Shares(probabilities, "p");
    }

    /// <summary>Returns the scores of positives and those of negatives.</summary>
    public static (double[] Positives, double[] Negatives) Split(ReadOnlySpan<double> labels, ReadOnlySpan<double> scores, string name)
    {
        Check(labels, scores, name);
        var (positives, negatives) = (new List<double>(), new List<double>());
        for (var i = 0; i < labels.Length; i++) (labels[i] == 1 ? positives : negatives).Add(scores[i]);
        if (positives.Count == 0 || negatives.Count == 0) throw new StatisticFailure("'y' holds one class only, so nothing can be ranked above it.");
        return ([.. positives], [.. negatives]);
    }
}
