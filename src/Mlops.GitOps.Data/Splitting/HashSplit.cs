using System.Collections.Immutable;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Splits by a hash of the named column, else of the key, else of the whole row. Where a row goes depends on no other row, so new rows
/// move no old ones; shares are near what was asked for.</summary>
internal static class HashSplit
{
    public static void Run(SplitTask task)
    {
        var columns = ColumnsOf(task);
        var (test, held) = Fractions.Of(task.Settings);
        var (testEnd, heldEnd) = (RowHash.Below(test), RowHash.Below(held));
        var hash = new RowHash(task.Seed);
        RowScan.Run(task.Subject, columns, (rows, chunk) =>
        {
            var hashes = hash.Of(chunk, RowScan.FirstColumn, columns.Length);
            for (var at = 0; at < rows.Length; at++)
                task.Sides.Set(rows[at], hashes[at] < testEnd ? Side.Test : hashes[at] < heldEnd ? Side.Validation : Side.Train);
        });
    }

    private static ImmutableArray<DuckColumn> ColumnsOf(SplitTask task)
    {
        if (task.Settings.Column is { } name) return [Fractions.Column(task.Subject, name)];
        ImmutableArray<DuckColumn> keys = [.. task.Settings.Columns.Where(static column => column.IsKey).Select(column => Fractions.Column(task.Subject, column.Name))];
        return keys.IsEmpty ? task.Subject.Columns : keys;
    }
}
