using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Learning.Linear;

/// <summary>Least squares with a penalty on the weights of standardised inputs, solved exactly; the intercept is free.</summary>
public static class LinearLearner
{
    /// <summary>So much memory the products of all columns may take at once.</summary>
    private const long ProductsMemory = 256L << 20;

    public static LinearPredictor Learn(FeatureTable rows, LabelColumn label, LinearSettings settings, Workers workers)
    {
        if (label.Task != LearningTask.Regression) throw new StageFailure("The learner 'linear' predicts numbers, and the task is to tell classes apart.", "Write `learner: logistic`.");
        var design = Design.Of(rows, workers);
        var (width, count) = (design.Width, rows.Rows);
        var mean = workers.Sum(count, 1, (from, to, sum) =>
        {
            for (var row = from; row < to; row++) sum[0] += label.Values[row];
        })[0] / count;

        // The products of the columns with each other, with the label, and their sums: all that least squares looks at.
        var stripes = (int)Math.Clamp(ProductsMemory / Math.Max(8L * width * width, 1), 1, 8);
        var products = workers.Sum(count, (width * width) + (2 * width), (from, to, sums) => AddProducts(design, label.Values, mean, from, to, sums), stripes);
        var matrix = new double[width * width];
        var right = new double[width];
        for (var row = 0; row < width; row++)
        {
            for (var column = 0; column <= row; column++)
                matrix[(row * width) + column] = products[(row * width) + column] - (products[(width * width) + row] * products[(width * width) + column] / count);
            matrix[(row * width) + row] += settings.L2;
            right[row] = products[(width * width) + width + row];
        }

        var weights = Cholesky.Solve(matrix, right);
        var intercept = mean;
        for (var column = 0; column < width; column++) intercept -= weights[column] * products[(width * width) + column] / count;
        return design.Predictor([intercept], [weights]);
    }

    private static void AddProducts(Design design, double[] label, double mean, int from, int to, double[] sums)
    {
        var width = design.Width;
        var columns = new int[design.Parts.Length];
        var values = new double[design.Parts.Length];
        for (var row = from; row < to; row++)
        {
            var count = design.NonZero(row, columns, values);
            for (var at = 0; at < count; at++)
            {
                var (column, value) = (columns[at], values[at]);
                for (var other = 0; other <= at; other++) sums[(column * width) + columns[other]] += value * values[other];
                sums[(width * width) + column] += value;
                sums[(width * width) + width + column] += value * (label[row] - mean);
            }
        }
    }
}
