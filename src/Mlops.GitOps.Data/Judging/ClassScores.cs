using Mlops.GitOps.Data.Statistics;
using Mlops.GitOps.Data.Statistics.Scores;

namespace Mlops.GitOps.Data.Judging;

/// <summary>How well one of several classes is told. What is said of classes one by one is their plain mean over those that occur.</summary>
internal static class ClassScores
{
    public static (double Successes, double Trials) Right(Sample rows)
    {
        var right = 0;
        for (var at = 0; at < rows.Count; at++) right += rows.Truth[at] == rows.Answers[at] ? 1 : 0;
        return (right, rows.Count);
    }

    public static double Precision(Sample rows) => MeanOver(rows, static (hits, answered, _) => answered == 0 ? 0 : hits / answered);

    public static double Recall(Sample rows) => MeanOver(rows, static (hits, _, actual) => actual == 0 ? 0 : hits / actual);

    public static double F1(Sample rows) => MeanOver(rows, static (hits, answered, actual) => answered + actual == 0 ? 0 : 2 * hits / (answered + actual));

    /// <summary>The mean area under the curve of each class against all others.</summary>
    public static double Auc(Sample rows)
    {
        var probabilities = ProbabilitiesOf(rows);
        var areas = new List<double>();
        for (var @class = 0; @class < rows.Classes; @class++)
        {
            var truth = Array.ConvertAll(rows.Truth, value => value == @class ? 1.0 : 0.0);
            if (truth.Contains(1) && truth.Contains(0)) areas.Add(Ranking.Auc(truth, Array.ConvertAll(probabilities, row => row[@class])));
        }

        return areas.Count > 0 ? Moments.Mean([.. areas]) : throw new StatisticFailure("the truth holds one class only, so nothing can be ranked above it.");
    }

    public static double LogLoss(Sample rows) => MeanOfRows(rows, static (row, truth) => -Math.Log(Math.Clamp(row[truth], Probabilities.Closest, 1 - Probabilities.Closest)));

    /// <summary>The mean over rows of the squared errors of all classes.</summary>
    public static double Brier(Sample rows) => MeanOfRows(rows, static (row, truth) =>
    {
        var sum = 0.0;
        for (var @class = 0; @class < row.Length; @class++) sum += Math.Pow(row[@class] - (@class == truth ? 1 : 0), 2);
        return sum;
    });

    private static double MeanOfRows(Sample rows, Func<double[], int, double> of)
    {
        var probabilities = ProbabilitiesOf(rows);
        var terms = new double[rows.Count];
        for (var at = 0; at < terms.Length; at++) terms[at] = of(probabilities[at], (int)rows.Truth[at]);
        return Moments.Mean(terms);
    }

    private static double[][] ProbabilitiesOf(Sample rows)
    {
        Need.AtLeast(1, rows.Truth, "truth");
        return rows.Probabilities ?? throw new StatisticFailure("nobody said how likely each class is.");
    }

    private static double MeanOver(Sample rows, Func<double, double, double, double> of)
    {
        Need.AtLeast(1, rows.Truth, "truth");
        var (hits, answered, actual) = (new double[rows.Classes], new double[rows.Classes], new double[rows.Classes]);
        for (var at = 0; at < rows.Count; at++)
        {
            var (truth, answer) = ((int)rows.Truth[at], (int)rows.Answers[at]);
            actual[truth]++;
            answered[answer]++;
            if (truth == answer) hits[truth]++;
        }

        var terms = Enumerable.Range(0, rows.Classes).Where(@class => actual[@class] + answered[@class] > 0).Select(@class => of(hits[@class], answered[@class], actual[@class]));
        return Moments.Mean([.. terms]);
    }
}
