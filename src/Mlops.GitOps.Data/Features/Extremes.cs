namespace Mlops.GitOps.Data.Features;

/// <summary>The least and the greatest value.</summary>
internal static class Extremes
{
    public static void Of(EntityRows rows, ValuePlan value, ValueCells cells)
    {
        if (value.Column is not { } column) return;
        var sign = value.Declaration.Function == "min" ? 1 : -1;
        var best = BestOfRuns.Of(rows, value, (left, right) => sign * Record.Compare(column, rows.Records[left], rows.Records[right]) < 0);
        Picking.Fill(rows, value, best, cells);
    }
}
