using System.Collections.Immutable;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Splits each class alike: of every value of the column, the label unless said otherwise, a side gets its share to the nearest row. Within a class,
/// rows go in the order of the hashes of whole rows; of equal rows the earlier goes first. Rows without a value are a class.</summary>
internal static class StratifiedSplit
{
    private const int MostClasses = 1000;

    public static void Run(SplitTask task)
    {
        var name = task.Settings.Column ?? task.Settings.FirstLabel ?? throw new StageFailure("A stratified split needs a `column`: the classes that are to be shared out.");
        var column = Fractions.Column(task.Subject, name);
        var (test, held) = Fractions.Of(task.Settings);
        ImmutableArray<DuckColumn> rest = [.. task.Subject.Columns.Where(other => other.Name != name).DefaultIfEmpty(column)];
        var (classHash, restHash) = (new RowHash(seed: 0), new RowHash(task.Seed));
        var classes = new Dictionary<ulong, ushort>();
        var counts = new List<long>();
        using var keys = new RowKeys(task);
        RowScan.Run(task.Subject, [column, .. rest], (rows, chunk) =>
        {
            var ofRow = classHash.Of(chunk, RowScan.FirstColumn, 1);
            var hashes = restHash.Of(chunk, RowScan.FirstColumn + 1, rest.Length);
            for (var at = 0; at < rows.Length; at++)
            {
                if (!classes.TryGetValue(ofRow[at], out var place)) place = Add(ofRow[at]);
                counts[place]++;
                keys.Set(rows[at], hashes[at], place);
            }
        });
        keys.Share(CutsAt(test), CutsAt(held));

        ushort Add(ulong value)
        {
            if (counts.Count == MostClasses) throw new StageFailure($"'{name}' has more than {MostClasses} values, so it is no class to share out.", "Stratify by a column of few values.");
            counts.Add(0);
            return classes[value] = (ushort)(counts.Count - 1);
        }

        Cut[] CutsAt(decimal fraction) => Selection.Of(keys, [.. counts.Select(count => Fractions.Rows(fraction, count))], task.Subject.Stop);
    }
}
