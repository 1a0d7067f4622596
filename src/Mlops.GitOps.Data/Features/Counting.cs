using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Counts and sums of whole numbers: what each run adds at its beginning it takes away at its end.</summary>
internal static class Counting
{
    public static void Count(EntityRows rows, ValuePlan value, ValueCells cells)
    {
        var (passing, until, changes) = (rows.Passing(value.Where), rows.Until(value.Age), new long[rows.LabelCount + 1]);
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (passing is not null && !passing[row]) continue;
            if (value.Column is { } column && Record.IsMissing(rows.Records[row], column)) continue;
            changes[rows.From[row]]++;
            changes[until[row]]--;
        }

        var count = 0L;
        for (var label = 0; label < rows.LabelCount; label++) cells.Set(label, count += changes[label]);
    }

    public static void Sum(EntityRows rows, ValuePlan value, ValueCells cells)
    {
        if (value.Column is not { } column) return;
        var (passing, until) = (rows.Passing(value.Where), rows.Until(value.Age));
        var (sums, counts) = (new Int128[rows.LabelCount + 1], new long[rows.LabelCount + 1]);
        for (var row = 0; row < rows.RowCount; row++)
        {
            var record = rows.Records[row];
            if ((passing is not null && !passing[row]) || Record.IsMissing(record, column)) continue;
            var (from, to, number) = (rows.From[row], until[row], column.Kind == SlotKind.Digits ? Record.Digits(record, column.Slot) : Record.Whole(record, column.Slot));
            sums[from] += number;
            sums[to] -= number;
            counts[from]++;
            counts[to]--;
        }

        var (sum, count) = (Int128.Zero, 0L);
        for (var label = 0; label < rows.LabelCount; label++)
        {
            sum += sums[label];
            count += counts[label];
            if (count > 0) Set(rows, value, cells, label, sum, count);
        }
    }

    private static void Set(EntityRows rows, ValuePlan value, ValueCells cells, int label, Int128 sum, long count)
    {
        var scale = value.Column?.Type.Scale ?? 0;
        if (value.Declaration.Function == "mean") cells.Set(label, Record.NumberOf(sum, scale) / count);
        else if (value.Natural.Kind == ColumnKind.Decimal) cells.Set(label, sum);
        else if (value.Declaration.Type.Kind is ColumnKind.Float or ColumnKind.Float32) cells.Set(label, (double)sum);
        else if (sum >= long.MinValue && sum <= long.MaxValue) cells.Set(label, (long)sum);
        else throw new StageFailure(FormattableString.Invariant($"Value '{value.Declaration.Name}' of view '{value.View}' is {sum} for label row {rows.Labels[label] + 1}, which is more than an int holds."), "Declare it as a float.");
    }
}
