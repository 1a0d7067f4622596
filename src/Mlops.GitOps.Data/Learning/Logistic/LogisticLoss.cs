using Mlops.GitOps.Data.Learning.Linear;

namespace Mlops.GitOps.Data.Learning.Logistic;

/// <summary>The penalised loss of logistic regression over a design. Weights stand target by target, each with its intercept behind its columns.</summary>
internal sealed class LogisticLoss(Design design, LabelColumn label, double c, Workers workers)
{
    /// <summary>Rows that are looked at together, so that what is known of them stays in the cache.</summary>
    private const int Block = 256;

    private readonly int targets = label.Targets;
    private readonly int width = design.Width;

    /// <summary>The probability of each target for each row, at the weights last asked about.</summary>
    private readonly double[] probabilities = new double[(long)design.Rows * label.Targets];

    public int Size => targets * (width + 1);

    /// <summary>Returns the loss at some weights, and its gradient.</summary>
    public (double Loss, double[] Gradient) At(double[] weights)
    {
        var sums = workers.Sum(design.Rows, Size + 1, (from, to, sum) =>
        {
            var scores = new double[Block * targets];
            for (var start = from; start < to; start += Block)
            {
                var end = Math.Min(start + Block, to);
                Weigh(start, end, weights, scores);
                for (var row = start; row < end; row++) sum[^1] += Loss(scores, row - start, row);
                for (var target = 0; target < targets; target++)
                {
                    var residuals = scores.AsSpan(target * Block, end - start);
                    for (var row = start; row < end; row++)
                    {
                        var probability = probabilities[((long)row * targets) + target];
                        residuals[row - start] = probability - Truth(row, target);
                    }

                    Gather(start, end, residuals, sum, target);
                }
            }
        });
        var loss = c * sums[^1];
        var gradient = sums[..^1];
        for (var at = 0; at < gradient.Length; at++)
        {
            gradient[at] *= c;
            if (IsIntercept(at)) continue;
            gradient[at] += weights[at];
            loss += weights[at] * weights[at] / 2;
        }

        return (loss, gradient);
    }

    /// <summary>Returns the product of the second derivative, at the weights last asked about, with a direction.</summary>
    public double[] Curvature(double[] direction)
    {
        var sums = workers.Sum(design.Rows, Size, (from, to, sum) =>
        {
            var moves = new double[Block * targets];
            for (var start = from; start < to; start += Block)
            {
                var end = Math.Min(start + Block, to);
                Weigh(start, end, direction, moves);
                for (var row = start; row < end; row++) Bend(moves, row - start, row);
                for (var target = 0; target < targets; target++) Gather(start, end, moves.AsSpan(target * Block, end - start), sum, target);
            }
        });
        for (var at = 0; at < sums.Length; at++) sums[at] = (c * sums[at]) + (IsIntercept(at) ? 0 : direction[at]);
        return sums;
    }

    /// <summary>Returns the diagonal of the second derivative, at the weights last asked about.</summary>
    public double[] Diagonal()
    {
        var sums = workers.Sum(design.Rows, Size, (from, to, sum) =>
        {
            var factors = new double[Block];
            for (var start = from; start < to; start += Block)
            {
                var end = Math.Min(start + Block, to);
                for (var target = 0; target < targets; target++)
                {
                    for (var row = start; row < end; row++)
                    {
                        var probability = probabilities[((long)row * targets) + target];
                        factors[row - start] = probability * (1 - probability);
                    }

                    Gather(start, end, factors.AsSpan(0, end - start), sum, target, isSquared: true);
                }
            }
        });
        for (var at = 0; at < sums.Length; at++) sums[at] = Math.Max((c * sums[at]) + (IsIntercept(at) ? 0 : 1), 1e-12);
        return sums;
    }

    private bool IsIntercept(int at) => at % (width + 1) == width;

    private double Truth(int row, int target) => targets == 1 ? label.Values[row] : label.Values[row] == target ? 1 : 0;

    private void Weigh(int start, int end, double[] weights, double[] scores)
    {
        for (var target = 0; target < targets; target++)
        {
            var sums = scores.AsSpan(target * Block, end - start);
            var own = weights.AsSpan(target * (width + 1), width + 1);
            sums.Fill(own[width]);
            design.Weigh(start, end, own, sums);
        }
    }

    private void Gather(int start, int end, ReadOnlySpan<double> factors, double[] sums, int target, bool isSquared = false)
    {
        var own = sums.AsSpan(target * (width + 1), width + 1);
        design.Gather(start, end, factors, own, isSquared);
        foreach (var factor in factors) own[width] += factor;
    }

    private double Loss(double[] scores, int at, int row)
    {
        if (targets == 1)
        {
            probabilities[row] = Links.Logistic(scores[at]);
            return Links.LogLoss(scores[at], label.Values[row]);
        }

        var own = probabilities.AsSpan(row * targets, targets);
        for (var target = 0; target < targets; target++) own[target] = scores[(target * Block) + at];
        var truth = own[(int)label.Values[row]];
        return Links.Softmax(own) - truth;
    }

    private void Bend(double[] moves, int at, int row)
    {
        var own = probabilities.AsSpan(row * targets, targets);
        if (targets == 1)
        {
            moves[at] *= own[0] * (1 - own[0]);
            return;
        }

        var mean = 0.0;
        for (var target = 0; target < targets; target++) mean += own[target] * moves[(target * Block) + at];
        for (var target = 0; target < targets; target++) moves[(target * Block) + at] = own[target] * (moves[(target * Block) + at] - mean);
    }
}
