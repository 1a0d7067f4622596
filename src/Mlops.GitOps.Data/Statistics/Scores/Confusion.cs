namespace Mlops.GitOps.Data.Statistics.Scores;

/// <summary>Right and wrong answers at a threshold; a probability at the threshold answers yes.</summary>
public sealed record Confusion(double TruePositives, double FalsePositives, double FalseNegatives, double TrueNegatives)
{
    public static Confusion At(double threshold, ReadOnlySpan<double> labels, ReadOnlySpan<double> probabilities)
    {
        Scored.Check(labels, probabilities, "p");
        var cells = new double[4];
        for (var i = 0; i < labels.Length; i++) cells[(labels[i] == 1 ? 0 : 1) + (probabilities[i] >= threshold ? 0 : 2)]++;
        return new Confusion(cells[0], cells[1], cells[2], cells[3]);
    }

    /// <summary>2·TP / (2·TP + FP + FN); 0 where there is neither.</summary>
    public double F1()
    {
        var all = (2 * TruePositives) + FalsePositives + FalseNegatives;
        return all == 0 ? 0 : 2 * TruePositives / all;
    }

    /// <summary>Matthews' correlation; 0 where a row or a column is empty.</summary>
    public double Mcc()
    {
        var margins = (TruePositives + FalsePositives) * (TruePositives + FalseNegatives) * (TrueNegatives + FalsePositives) * (TrueNegatives + FalseNegatives);
        return margins == 0 ? 0 : ((TruePositives * TrueNegatives) - (FalsePositives * FalseNegatives)) / Math.Sqrt(margins);
    }

    /// <summary>Cohen's kappa: agreement beyond chance.</summary>
    public double CohenKappa()
    {
        var all = TruePositives + FalsePositives + FalseNegatives + TrueNegatives;
        var chance = (((TruePositives + FalsePositives) * (TruePositives + FalseNegatives)) + ((TrueNegatives + FalsePositives) * (TrueNegatives + FalseNegatives))) / (all * all);
        if (chance == 1) throw new StatisticFailure("labels and answers are of one and the same class, so chance explains all agreement.");
        return (((TruePositives + TrueNegatives) / all) - chance) / (1 - chance);
    }
}
