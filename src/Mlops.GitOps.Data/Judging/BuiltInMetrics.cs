using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Statistics.Scores;
using Mlops.GitOps.Stages;
using static Mlops.GitOps.Data.Judging.JudgedTask;

namespace Mlops.GitOps.Data.Judging;

/// <summary>Every metric that is known by its name, for each kind of answers.</summary>
internal static class BuiltInMetrics
{
    public static ImmutableArray<BuiltInMetric> All { get; } =
    [
        new("auc", [Binary], IntervalMethod.Delong, static rows => Statistics.Scores.Ranking.Auc(rows.Truth, rows.Answers)),
        new("average_precision", [Binary], IntervalMethod.Bootstrap, static rows => Statistics.Scores.Ranking.AveragePrecision(rows.Truth, rows.Answers)),
        new("accuracy", [Binary], IntervalMethod.Wilson, static rows => Shares.Of(Shares.Accuracy(rows)), Shares.Accuracy),
        new("precision", [Binary], IntervalMethod.Wilson, static rows => Shares.Of(Shares.Precision(rows)), Shares.Precision),
        new("recall", [Binary], IntervalMethod.Wilson, static rows => Shares.Of(Shares.Recall(rows)), Shares.Recall),
        new("f1", [Binary], IntervalMethod.Bootstrap, static rows => Shares.ConfusionOf(rows).F1()),
        new("mcc", [Binary], IntervalMethod.Bootstrap, static rows => Shares.ConfusionOf(rows).Mcc()),
        new("log_loss", [Binary], IntervalMethod.Bootstrap, static rows => Probabilities.LogLoss(rows.Truth, rows.Answers)),
        new("brier", [Binary], IntervalMethod.Bootstrap, static rows => Probabilities.Brier(rows.Truth, rows.Answers)),
        new("ece", [Binary], IntervalMethod.Bootstrap, static rows => Probabilities.ExpectedCalibrationError(rows.Truth, rows.Answers, bins: 10)),

        new("accuracy", [Multiclass], IntervalMethod.Wilson, static rows => Shares.Of(ClassScores.Right(rows)), ClassScores.Right),
        new("precision", [Multiclass], IntervalMethod.Bootstrap, ClassScores.Precision),
        new("recall", [Multiclass], IntervalMethod.Bootstrap, ClassScores.Recall),
        new("f1", [Multiclass], IntervalMethod.Bootstrap, ClassScores.F1),
        new("auc", [Multiclass], IntervalMethod.Bootstrap, ClassScores.Auc),
        new("log_loss", [Multiclass], IntervalMethod.Bootstrap, ClassScores.LogLoss),
        new("brier", [Multiclass], IntervalMethod.Bootstrap, ClassScores.Brier),

        new("rmse", [Regression], IntervalMethod.Bootstrap, Errors.RootMeanSquare),
        new("mae", [Regression], IntervalMethod.Bootstrap, Errors.MeanAbsolute),
        new("r2", [Regression], IntervalMethod.Bootstrap, Errors.Explained),
        new("bias", [Regression], IntervalMethod.Bootstrap, Errors.Mean),
    ];

    /// <summary>Returns the metrics that are told where nobody declares any.</summary>
    public static ImmutableArray<MetricDeclaration> UsualOf(JudgedTask task) => task switch
    {
        Binary => [new("auc"), new("average_precision"), new("accuracy"), new("precision"), new("recall"), new("log_loss", true), new("brier", true), new("ece", true)],
        Multiclass => [new("accuracy"), new("f1"), new("log_loss", true)],
        Regression => [new("rmse", true), new("mae", true), new("r2")],
        _ => [],
    };

    public static BuiltInMetric Of(MetricDeclaration metric, JudgedTask task)
    {
        if (task == JudgedTask.Ranking && RankingScores.Of(metric) is { } ranking) return ranking;
        var known = All.Where(one => one.Tasks.Contains(task)).Select(static one => one.Name).Concat(task == JudgedTask.Ranking ? RankingScores.Names : []).ToList();
        return All.FirstOrDefault(one => one.Name == metric.Name && one.Tasks.Contains(task)) ?? throw new StageFailure(
            $"No metric of a {NameOf(task)} model is known as '{metric.Name}'.{(Spelling.Nearest(metric.Name, known) is { } nearest ? $" Did you mean '{nearest}'?" : "")}",
            $"Say its `sql`, or take one of {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
    }

    private static string NameOf(JudgedTask task) => task switch
    {
        Binary => "binary",
        Multiclass => "multiclass",
        Regression => "regression",
        _ => "ranking",
    };
}
