using Mlops.GitOps.Data.Statistics;

namespace Mlops.GitOps.Data.Judging;

/// <summary>How far numbers are from the truth.</summary>
internal static class Errors
{
    public static double RootMeanSquare(Sample rows) => Math.Sqrt(MeanOf(rows, static error => error * error));

    public static double MeanAbsolute(Sample rows) => MeanOf(rows, Math.Abs);

    /// <summary>The mean of answer less truth: what is told too high.</summary>
    public static double Mean(Sample rows) => MeanOf(rows, static error => error);

    /// <summary>1 less the squared errors over those of the mean of the truth.</summary>
    public static double Explained(Sample rows)
    {
        var scatter = Moments.Scatter(rows.Truth);
        return scatter > 0 ? 1 - (MeanOf(rows, static error => error * error) * rows.Count / scatter) : throw new StatisticFailure("the truth is the same everywhere, so there is nothing to explain.");
    }

    private static double MeanOf(Sample rows, Func<double, double> of)
    {
        Need.AtLeast(1, rows.Truth, "truth");
        var terms = new double[rows.Count];
        for (var at = 0; at < terms.Length; at++) terms[at] = of(rows.Answers[at] - rows.Truth[at]);
        return Moments.Mean(terms);
    }
}
