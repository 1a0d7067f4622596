using System.Runtime.CompilerServices;

namespace Mlops.GitOps.Data.Features;

/// <summary>Picks the first or the last row of those that count: by event time, then known time, then the columns that break ties.</summary>
internal static class Picking
{
    /// <summary>Returns for each label the last row, or none. The row of the latest event time is the youngest, so age is asked of it alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int[] Last(EntityRows rows, ValuePlan value)
    {
        var (passing, best) = (rows.Passing(value.Where), new int[rows.LabelCount]);
        Array.Fill(best, BestOfRuns.None);
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (passing is not null && !passing[row]) continue;
            ref var place = ref best[rows.From[row]];
            if (place == BestOfRuns.None || Order(rows, row, place) > 0) place = row;
        }

        var last = BestOfRuns.None;
        for (var label = 0; label < best.Length; label++)
        {
            if (rows.IsFirstOfEntity(label)) last = BestOfRuns.None;
            if (best[label] != BestOfRuns.None && (last == BestOfRuns.None || Order(rows, best[label], last) > 0)) last = best[label];
            best[label] = last != BestOfRuns.None && rows.IsTooOld(rows.Records[last], label, value.Age) ? BestOfRuns.None : last;
        }

        return best;
    }

    public static int[] First(EntityRows rows, ValuePlan value) => BestOfRuns.Of(rows, value, (left, right) => Order(rows, left, right) < 0);

    /// <summary>Sets the value of a column in the rows that were picked.</summary>
    public static void Fill(EntityRows rows, ValuePlan value, int[] picked, ValueCells cells)
    {
        if (value.Column is not { } column) return;
        for (var label = 0; label < picked.Length; label++)
        {
            if (picked[label] != BestOfRuns.None) cells.Set(label, rows.Records[picked[label]], column);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Order(EntityRows rows, int left, int right)
    {
        var (a, b, layout) = (rows.Records[left], rows.Records[right], rows.Plan.Layout);
        var order = Record.EventOf(a).CompareTo(Record.EventOf(b));
        if (order == 0) order = Record.Whole(a, layout.Known.Slot).CompareTo(Record.Whole(b, layout.Known.Slot));
        foreach (var column in layout.Ties)
        {
            if (order != 0) break;
            order = Record.Compare(column, a, b);
        }

        return order;
    }
}
