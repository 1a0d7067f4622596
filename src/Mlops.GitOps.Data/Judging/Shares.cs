using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Scores;

namespace Mlops.GitOps.Data.Judging;

/// <summary>Metrics of yes and no that are shares of rows.</summary>
internal static class Shares
{
    public static double Of((double Successes, double Trials) share) =>
        share.Trials > 0 ? share.Successes / share.Trials : throw new StatisticFailure("there are no rows to take a share of.");

    public static Confusion ConfusionOf(Sample rows) => Confusion.At(rows.Threshold, rows.Truth, rows.Answers);

    public static (double Successes, double Trials) Accuracy(Sample rows)
    {
        var cells = ConfusionOf(rows);
        return (cells.TruePositives + cells.TrueNegatives, rows.Count);
    }

    public static (double Successes, double Trials) Precision(Sample rows)
    {
        var cells = ConfusionOf(rows);
        return (cells.TruePositives, cells.TruePositives + cells.FalsePositives);
    }

    public static (double Successes, double Trials) Recall(Sample rows)
    {
        var cells = ConfusionOf(rows);
        return (cells.TruePositives, cells.TruePositives + cells.FalseNegatives);
    }
}
