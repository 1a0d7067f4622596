namespace Mlops.GitOps.Data.Learning;

/// <summary>From scores to probabilities and to losses, without overflow.</summary>
internal static class Links
{
    public static double Logistic(double score)
    {
        if (score >= 0) return 1 / (1 + Math.Exp(-score));
        var power = Math.Exp(score);
        return power / (1 + power);
    }

    /// <summary>Returns log(1 + exp(score)) - label * score: the loss of log odds.</summary>
    public static double LogLoss(double score, double label)
    {
        var softplus = score > 0 ? score + Math.Log(1 + Math.Exp(-score)) : Math.Log(1 + Math.Exp(score));
        return softplus - (label * score);
    }

    /// <summary>Turns scores into probabilities and returns the logarithm of the sum of their powers.</summary>
    public static double Softmax(Span<double> scores)
    {
        var largest = double.NegativeInfinity;
        foreach (var score in scores) largest = Math.Max(largest, score);
        var sum = 0.0;
        foreach (ref var score in scores) sum += score = Math.Exp(score - largest);
        foreach (ref var score in scores) score /= sum;
        return largest + Math.Log(sum);
    }
}
