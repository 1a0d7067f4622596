namespace Mlops.GitOps.Data.Learning.Boosting;

/// <summary>What trees are to mend: the derivatives of the loss by the scores. Scores stand target by target.</summary>
internal sealed class BoostingLoss(LabelColumn label, Workers workers)
{
    private readonly int rows = label.Values.Length;

    public bool HasHessians => label.Task != LearningTask.Regression;

    /// <summary>Returns where scores start: the best that there is without any input. Floats, as the model's file has them.</summary>
    public double[] Baselines()
    {
        var counts = workers.Sum(rows, label.Classes?.Count ?? 1, (from, to, sum) =>
        {
            for (var row = from; row < to; row++)
            {
                if (label.Classes is null) sum[0] += label.Values[row];
                else sum[(int)label.Values[row]]++;
            }
        });
        switch (label.Task)
        {
            case LearningTask.Regression:
                return [(float)(counts[0] / rows)];
            case LearningTask.Binary:
                return [(float)Math.Log(counts[1] / counts[0])];
            default:
                var logs = counts.Select(count => Math.Log(Math.Max(count, 1e-9) / rows)).ToArray();
                return [.. logs.Select(log => (double)(float)(log - logs.Average()))];
        }
    }

    /// <summary>Writes down the derivatives for all rows.</summary>
    public void Derive(double[][] scores, float[][] gradients, float[][] hessians) => workers.ForRows(rows, (from, to) =>
    {
        if (label.Task == LearningTask.Multiclass)
        {
            DeriveClasses(scores, gradients, hessians, from, to);
            return;
        }

        for (var row = from; row < to; row++)
        {
            if (label.Task == LearningTask.Regression)
            {
                gradients[0][row] = (float)(scores[0][row] - label.Values[row]);
                continue;
            }

            var probability = Links.Logistic(scores[0][row]);
            gradients[0][row] = (float)(probability - label.Values[row]);
            hessians[0][row] = (float)(probability * (1 - probability));
        }
    });

    /// <summary>Returns the mean loss.</summary>
    public double Mean(double[][] scores) => workers.Sum(rows, 1, (from, to, sum) =>
    {
        Span<double> own = stackalloc double[scores.Length];
        for (var row = from; row < to; row++)
        {
            var value = label.Values[row];
            switch (label.Task)
            {
                case LearningTask.Regression:
                    sum[0] += (scores[0][row] - value) * (scores[0][row] - value) / 2;
                    break;
                case LearningTask.Binary:
                    sum[0] += Links.LogLoss(scores[0][row], value);
                    break;
                default:
                    for (var target = 0; target < own.Length; target++) own[target] = scores[target][row];
                    sum[0] += Links.Softmax(own) - scores[(int)value][row];
                    break;
            }
        }
    })[0] / rows;

    private void DeriveClasses(double[][] scores, float[][] gradients, float[][] hessians, int from, int to)
    {
        Span<double> own = stackalloc double[scores.Length];
        for (var row = from; row < to; row++)
        {
            for (var target = 0; target < own.Length; target++) own[target] = scores[target][row];
            Links.Softmax(own);
            for (var target = 0; target < own.Length; target++)
            {
                gradients[target][row] = (float)(own[target] - (label.Values[row] == target ? 1 : 0));
                hessians[target][row] = (float)(own[target] * (1 - own[target]));
            }
        }
    }
}
