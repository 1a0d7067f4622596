using System.Numerics;

namespace Mlops.GitOps.Data.Features;

/// <summary>Variance and standard deviation of whole numbers and decimals.</summary>
internal sealed class WholeMoments(EntityRows rows, ValuePlan value, ValueCells cells) : ITally
{
    private readonly RecordColumn column = value.Column ?? throw new InvalidOperationException($"There is a column for {rows.Plan.Input}.");
    private BigInteger sum;
    private BigInteger squares;
    private long count;

    public void Clear() => (sum, squares, count) = (BigInteger.Zero, BigInteger.Zero, 0);

    public void Add(nint record)
    {
        var number = NumberOf(record);
        sum += number;
        squares += number * number;
        count++;
    }

    public void Remove(nint record)
    {
        var number = NumberOf(record);
        sum -= number;
        squares -= number * number;
        count--;
    }

    public void Tell(int label)
    {
        if (count < 2) return;
        var unit = BigInteger.Pow(10, 2 * column.Type.Scale);
        var variance = ExactNumber.Round((count * squares) - (sum * sum), unit * count * (count - 1), 0);
        cells.Set(label, value.Declaration.Function == "var" ? variance : Math.Sqrt(variance));
    }

    private BigInteger NumberOf(nint record) => column.Kind == SlotKind.Digits ? (BigInteger)Record.Digits(record, column.Slot) : Record.Whole(record, column.Slot);
}
