using System.Collections.Immutable;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Learning.Linear;

/// <summary>
/// Inputs as linear learners see them: a number as its distance from the mean in standard deviations, beside it a column that is 1 where it is missing
/// (where any is), and for each text a column that is 1 where it stands.
/// </summary>
internal sealed class Design
{
    private const int MostColumns = 5000;

    private Design(FeatureTable rows, ImmutableArray<DesignPart> parts, int width) => (Table, Parts, Width) = (rows, parts, width);

    public FeatureTable Table { get; }

    public int Rows => Table.Rows;

    /// <summary>One for each input.</summary>
    public ImmutableArray<DesignPart> Parts { get; }

    /// <summary>How many columns there are.</summary>
    public int Width { get; }

    public static Design Of(FeatureTable rows, Workers workers)
    {
        var parts = ImmutableArray.CreateBuilder<DesignPart>();
        var width = 0;
        foreach (var column in rows.Columns)
        {
            var own = column.Input.IsText ? column.Input.Codes - 1 : 1;
            var part = column.Input.IsText ? new DesignPart(width, 0, 0, Array.IndexOf(column.Codes, (ushort)0) < 0 ? -1 : width + own) : Standardised(column, width, workers);
            parts.Add(part);
            width += part.Missing < 0 ? own : own + 1;
        }

        if (width > MostColumns)
        {
            throw new StageFailure(FormattableString.Invariant($"The inputs come to {width} columns when each text has one of its own, and linear learners take {MostColumns}."),
                "Leave out the inputs with the most texts, or learn with boosted-trees.");
        }

        return new(rows, parts.ToImmutable(), width);
    }

    /// <summary>Adds to each sum the columns of its row, weighed.</summary>
    public void Weigh(int from, int to, ReadOnlySpan<double> weights, Span<double> sums)
    {
        for (var input = 0; input < Parts.Length; input++)
        {
            var (part, column) = (Parts[input], Table.Columns[input]);
            if (column.Input.IsText)
            {
                for (var row = from; row < to; row++)
                {
                    if (part.ColumnOf(column.Codes[row]) is var own and >= 0) sums[row - from] += weights[own];
                }

                continue;
            }

            var (weight, missing) = (weights[part.Start] * part.Scale, part.Missing < 0 ? 0 : weights[part.Missing]);
            for (var row = from; row < to; row++)
            {
                var number = column.Numbers[row];
                sums[row - from] += float.IsNaN(number) ? missing : (number - part.Centre) * weight;
            }
        }
    }

    /// <summary>Adds to the sum of each column the factor of each row times what stands there.</summary>
    public void Gather(int from, int to, ReadOnlySpan<double> factors, Span<double> sums, bool isSquared = false)
    {
        for (var input = 0; input < Parts.Length; input++)
        {
            var (part, column) = (Parts[input], Table.Columns[input]);
            if (column.Input.IsText)
            {
                for (var row = from; row < to; row++)
                {
                    if (part.ColumnOf(column.Codes[row]) is var own and >= 0) sums[own] += factors[row - from];
                }

                continue;
            }

            var (sum, missing) = (0.0, 0.0);
            for (var row = from; row < to; row++)
            {
                var value = (column.Numbers[row] - part.Centre) * part.Scale;
                if (double.IsNaN(value)) missing += factors[row - from];
                else sum += factors[row - from] * (isSquared ? value * value : value);
            }

            sums[part.Start] += sum;
            if (part.Missing >= 0) sums[part.Missing] += missing;
        }
    }

    /// <summary>Writes down what stands in a row where it is not 0, and returns how much that is.</summary>
    public int NonZero(int row, Span<int> columns, Span<double> values)
    {
        var count = 0;
        for (var input = 0; input < Parts.Length; input++)
        {
            var (part, column) = (Parts[input], Table.Columns[input]);
            if (column.Input.IsText)
            {
                if (part.ColumnOf(column.Codes[row]) is var own and >= 0) (columns[count], values[count++]) = (own, 1);
            }
            else if (!float.IsNaN(column.Numbers[row])) (columns[count], values[count++]) = (part.Start, (column.Numbers[row] - part.Centre) * part.Scale);
            else if (part.Missing >= 0) (columns[count], values[count++]) = (part.Missing, 1);
        }

        return count;
    }

    /// <summary>Returns what weights of these columns mean for the inputs themselves.</summary>
    /// <param name="weights">For each score the weights of all columns.</param>
    public LinearPredictor Predictor(ImmutableArray<double> intercepts, IReadOnlyList<double[]> weights) => new(intercepts,
    [
        .. Table.Columns.Select((column, input) =>
        {
            var part = Parts[input];
            return column.Input.IsText
                ? (LinearTerm)new TextTerm(input, [.. Enumerable.Range(0, column.Input.Codes).Select(code => Each(weights, weight => part.ColumnOf(code) is var own and >= 0 ? weight[own] : 0))])
                : new NumberTerm(input, part.Centre, Each(weights, weight => weight[part.Start] * part.Scale), Each(weights, weight => part.Missing < 0 ? 0 : weight[part.Missing]));
        }),
    ]);

    private static ImmutableArray<double> Each(IReadOnlyList<double[]> weights, Func<double[], double> pick) => [.. weights.Select(pick)];

    private static DesignPart Standardised(FeatureColumn column, int start, Workers workers)
    {
        var values = column.Numbers;
        var sums = workers.Sum(values.Length, 2, (from, to, sum) =>
        {
            for (var row = from; row < to; row++)
            {
                if (float.IsNaN(values[row])) continue;
                sum[0] += values[row];
                sum[1]++;
            }
        });
        var count = sums[1];
        var mean = count == 0 ? 0 : sums[0] / count;
        if (!double.IsFinite(mean)) throw new StageFailure($"Column '{column.Input.Name}' has a value that is infinite, or too large for a model.",
            "Cut such values off in a transform, or learn with boosted-trees.");
        var squares = workers.Sum(values.Length, 1, (from, to, sum) =>
        {
            for (var row = from; row < to; row++)
            {
                var distance = values[row] - mean;
                if (!double.IsNaN(distance)) sum[0] += distance * distance;
            }
        })[0];
        var variance = count == 0 ? 0 : squares / count;

        // A column that is the same everywhere but for rounding says nothing; dividing by the rounding would make it loud.
        const double rounding = 2.220446049250313e-16;
        var isConstant = variance <= (count * rounding * variance) + (count * mean * rounding * count * mean * rounding);
        return new(start, mean, isConstant ? 0 : 1 / Math.Sqrt(variance), count > 0 && count < values.Length ? start + 1 : -1);
    }
}
