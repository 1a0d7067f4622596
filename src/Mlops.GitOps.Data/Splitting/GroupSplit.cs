using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Splits so that all rows of one value are on one side. Values are taken in the order of their hashes until a side has its share of the rows, so
/// it is missed by less than one group. Rows without a value are one group: whose they are is not known.</summary>
internal static class GroupSplit
{
    public static void Run(SplitTask task)
    {
        var column = Fractions.Column(task.Subject, task.Settings.Column ?? throw new StageFailure("A split by group needs a `column`: whose rows stay together."));
        var (test, held) = Fractions.Of(task.Settings);
        var hash = new RowHash(task.Seed);
        using var keys = new RowKeys(task);
        RowScan.Run(task.Subject, [column], (rows, chunk) =>
        {
            var hashes = hash.Of(chunk, RowScan.FirstColumn, 1);
            for (var at = 0; at < rows.Length; at++) keys.Set(rows[at], hashes[at]);
        });
        keys.Share([CutAt(test)], [CutAt(held)]);

        Cut CutAt(decimal fraction) => Selection.Of(keys, [Fractions.Rows(fraction, keys.Count)], task.Subject.Stop)[0].WithAllOfKey();
    }
}
