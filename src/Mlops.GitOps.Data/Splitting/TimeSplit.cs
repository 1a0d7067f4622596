using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Splits by time: the newest rows are the test, those before them the validation. Rows of one time are on one side, and a fraction is
/// at least reached: where its last row shares its time with others, they come along. A row without a time might be newer than the test, so it is refused.</summary>
internal static class TimeSplit
{
    public static void Run(SplitTask task)
    {
        var name = task.Settings.Column ?? task.Settings.Event ?? throw new StageFailure("A split by time needs a time.", "Say the `column`, or the event time of the dataset.");
        var column = Fractions.Column(task.Subject, name);
        _ = TypeOf(column);
        using var keys = new RowKeys(task);
        Read(task, column, keys);
        var test = CutAt(task, keys, column, task.Settings.Test, "test", before: 0);
        var held = test;
        if (task.Settings.Validation is { } validation)
        {
            var before = task.Settings.Test.Fraction ?? (keys.Count == 0 ? 0 : (decimal)keys.CountOf(test) / keys.Count);
            held = CutAt(task, keys, column, validation, "validation", before);
            if (held != Cut.None && held.Key < test.Key) throw new StageFailure("The validation begins after the test.", "Let `validation` be before `test`.");
        }

        keys.Share([test], [held]);
    }

    private static void Read(SplitTask task, DuckColumn column, RowKeys keys)
    {
        var missing = 0L;
        RowScan.Run(task.Subject, [column], (rows, chunk) =>
        {
            var vector = chunk[RowScan.FirstColumn];
            var times = vector.Values<long>();
            for (var at = 0; at < rows.Length; at++)
            {
                if (vector.IsNull(at)) missing++;
                else keys.Set(rows[at], KeyOf(times[at]));
            }
        });
        if (missing == 0) return;
        throw new StageFailure(
            FormattableString.Invariant($"{missing} of {keys.Count} rows have no '{column.Name}', so on which side of a time they are is not known."),
            "Set them aside first: expect_column_values_to_not_be_null with `onFail: quarantine`.");
    }

    // A share is of the newest rows, with those that come before it.
    private static Cut CutAt(SplitTask task, RowKeys keys, DuckColumn column, Share share, string name, decimal before) => share.Fraction is { } fraction
        ? Selection.Of(keys, [Math.Min(Fractions.Rows(before + fraction, keys.Count), keys.Count)], task.Subject.Stop)[0].WithAllOfKey()
        : new(KeyOf(TimeOf(task.Subject, column, share.From ?? "", name)), long.MaxValue);

    private static long TimeOf(Subject subject, DuckColumn column, string text, string name)
    {
        var type = TypeOf(column);
        using var result = subject.Connection.Query($"SELECT {RowScan.ReadAs(column)} FROM (SELECT TRY_CAST({Sql.Text(text)} AS {type}) AS {Sql.Name(column.Name)})", subject.Stop);
        return result.Read(subject.Stop) is { } chunk && !chunk[0].IsNull(0)
            ? chunk[0].Values<long>()[0]
            : throw new StageFailure($"'{name}' is '{text}', which is no {type} to compare '{column.Name}' with.", "Write a time such as 2026-01-01, or a fraction.");
    }

    // The newest first.
    private static ulong KeyOf(long time) => ~((ulong)time ^ (1UL << 63));

    private static string TypeOf(DuckColumn column) => column.Type.Kind switch
    {
        DuckTypeKind.Timestamp => "TIMESTAMP",
        DuckTypeKind.Date => "DATE",
        DuckTypeKind.BigInt or DuckTypeKind.Integer => "BIGINT",
        _ => throw new StageFailure($"'{column.Name}' is a column of {TypeNames.Of(column.Type)}, and a split by time takes a timestamp, a date or a whole number."),
    };
}
