using Mlops.GitOps.Data.Learning.Linear;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Learning.Logistic;

/// <summary>Logistic regression, of two classes or many, with a penalty on the weights of standardised inputs; intercepts are free. Newton's method,
/// with steps found by conjugate gradients, goes on until the gradient is nothing but rounding.</summary>
public static class LogisticLearner
{
    /// <summary>How much of the largest possible gradient is as good as none.</summary>
    private const double Tolerance = 1e-12;

    public static LinearPredictor Learn(FeatureTable rows, LabelColumn label, LogisticSettings settings, Workers workers, Action<string>? tell = null)
    {
        if (label.Task == LearningTask.Regression) throw new StageFailure("The learner 'logistic' tells classes apart, and the task is to predict a number.", "Write `learner: linear`.");
        var design = Design.Of(rows, workers);
        var loss = new LogisticLoss(design, label, settings.C, workers);
        var weights = Minimum(loss, Tolerance * settings.C * rows.Rows, settings.MaxIterations, tell);
        var (targets, width) = (label.Targets, design.Width);
        var intercepts = new double[targets];
        for (var target = 0; target < targets; target++) intercepts[target] = weights[(target * (width + 1)) + width];

        // Only differences between the scores of classes mean anything, and nothing else fixes where they lie.
        var mean = targets == 1 ? 0 : intercepts.Sum() / targets;
        return design.Predictor(
            [.. intercepts.Select(intercept => intercept - mean)],
            [.. Enumerable.Range(0, targets).Select(target => weights[(target * (width + 1))..((target * (width + 1)) + width)])]);
    }

    private static double[] Minimum(LogisticLoss loss, double tolerance, int iterations, Action<string>? tell)
    {
        var weights = new double[loss.Size];
        var (value, gradient) = loss.At(weights);
        for (var iteration = 1; iteration <= iterations; iteration++)
        {
            var size = Largest(gradient);
            if (size <= tolerance) return weights;
            tell?.Invoke(FormattableString.Invariant($"iteration {iteration}: loss {value:G9}, gradient {size:G3}."));
            var step = ConjugateGradients.Solve(loss.Curvature, loss.Diagonal(), gradient, Math.Min(0.1, Math.Sqrt(size / (size + 1))));
            if (Move(loss, weights, value, gradient, step) is not { } better) return weights;
            (weights, value, gradient) = better;
        }

        if (Largest(gradient) > 1e6 * tolerance)
            tell?.Invoke(FormattableString.Invariant($"warning: after {iterations} iterations the weights still move. Raise `maxIterations`, or lower `c`."));
        return weights;
    }

    /// <summary>Goes as far along a step as the loss falls; null where it falls no more but for rounding.</summary>
    private static (double[] Weights, double Loss, double[] Gradient)? Move(LogisticLoss loss, double[] weights, double value, double[] gradient, double[] step)
    {
        const double enough = 1e-4;
        const int halvings = 30;
        var slope = 0.0;
        for (var at = 0; at < step.Length; at++) slope += gradient[at] * step[at];
        var rounding = 1e-13 * Math.Abs(value);
        var length = 1.0;
        for (var halving = 0; halving < halvings; halving++, length /= 2)
        {
            var moved = new double[weights.Length];
            for (var at = 0; at < moved.Length; at++) moved[at] = weights[at] + (length * step[at]);
            var (next, slopes) = loss.At(moved);
            if (next <= value + (enough * length * slope) && next < value) return (moved, next, slopes);

            // So near to the minimum the loss can't tell better from worse any more, and the gradient still can.
            if (Math.Abs(next - value) <= rounding) return Largest(slopes) < 0.5 * Largest(gradient) ? (moved, next, slopes) : null;
        }

        return null;
    }

    private static double Largest(double[] values)
    {
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }
}
