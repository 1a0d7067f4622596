using System.Numerics;

namespace Mlops.GitOps.Data.Features;

/// <summary>Sum, mean, variance and standard deviation of floats. Sums are exact until they are read, so no order of rows can show.</summary>
internal sealed class RealMoments(EntityRows rows, ValuePlan value, ValueCells cells) : ITally
{
    private readonly bool needsSquares = value.Declaration.Function is "var" or "stddev";
    private readonly RecordColumn column = value.Column ?? throw new InvalidOperationException($"There is a column for {rows.Plan.Input}.");
    private readonly ExactSum sum = new();
    private readonly ExactSum squares = new();
    private long count;

    public void Clear()
    {
        count = 0;
        sum.Clear();
        squares.Clear();
    }

    public void Add(nint record)
    {
        var number = Record.Real(record, column.Slot);
        count++;
        sum.Add(number);
        if (needsSquares) squares.AddSquare(number);
    }

    public void Remove(nint record)
    {
        var number = Record.Real(record, column.Slot);
        count--;
        sum.Subtract(number);
        if (needsSquares) squares.SubtractSquare(number);
    }

    public void Tell(int label)
    {
        if (needsSquares)
        {
            if (count > 1) cells.Set(label, Spread(Variance()));
        }
        else if (count > 0)
        {
            cells.Set(label, value.Declaration.Function == "sum" ? sum.Round() : sum.Round() / count);
        }
    }

    private double Spread(double variance) => value.Declaration.Function == "var" ? variance : Math.Sqrt(variance);

    // (n * sum of squares - square of the sum) / (n * (n - 1)), of which the sums are whole numbers of 2^-2148.
    private double Variance()
    {
        var total = sum.ToWhole();
        var numerator = ((BigInteger)count * squares.ToWhole() << ExactSum.UnitBits) - (total * total);
        return ExactNumber.Round(numerator, (BigInteger)count * (count - 1), -2 * ExactSum.UnitBits);
    }
}
