using System.Globalization;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Data.Validating;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Splitting;

/// <summary>Splits by time: the newest rows are the test, those before them the validation. Rows of one time are on one side, and a fraction is
/// at least reached: where its last row shares its time with others, they come along. A row without a time might be newer than the test, so it is refused.</summary>
internal static class TimeSplit
{
    public static Sides Of(Subject subject, SplitSettings settings)
    {
        var name = settings.Column ?? settings.Event ?? throw new StageFailure("A split by time needs a time.", "Say the `column`, or the event time of the dataset.");
        var column = Fractions.Column(subject, name);
        _ = TypeOf(column);
        var time = Sql.Name(name);
        var counts = subject.Texts($"SELECT CAST(count(*) AS VARCHAR), CAST(count(*) - count({time}) AS VARCHAR) FROM {subject.Rows}").Single();
        if (counts[1] != "0") throw new StageFailure($"{counts[1]} of {counts[0]} rows have no '{name}', so on which side of a time they are is not known.", "Set them aside first: expect_column_values_to_not_be_null with `onFail: quarantine`.");
        var count = long.Parse(counts[0] ?? "0", CultureInfo.InvariantCulture);
        var first = From(subject, column, settings.Test, settings.Test.Fraction ?? 0, count, "test");
        var test = first is null ? "FALSE" : $"{time} >= {first}";
        if (settings.Validation is not { } validation) return Sides.Leaving(test, "FALSE");
        var fraction = validation.Fraction is { } part ? part + (settings.Test.Fraction ?? ShareOf(subject, test, count)) : 0;
        if (From(subject, column, validation, fraction, count, "validation") is not { } second) return Sides.Leaving(test, "FALSE");
        if (first is not null && subject.Texts($"SELECT CAST({second} > {first} AS VARCHAR)").Single()[0] == "true")
            throw new StageFailure("The validation begins after the test.", "Let `validation` be before `test`.");
        return Sides.Leaving(test, $"{time} >= {second} AND NOT ({test})");
    }

    // The time from which on there are as many rows as were asked for; null for none.
    private static string? From(Subject subject, DuckColumn column, Share share, decimal fraction, long count, string name)
    {
        var type = TypeOf(column);
        if (share.From is { } text)
        {
            var isTime = subject.Texts($"SELECT CAST(TRY_CAST({Sql.Text(text)} AS {type}) IS NOT NULL AS VARCHAR)").Single()[0] == "true";
            return isTime ? $"CAST({Sql.Text(text)} AS {type})" : throw new StageFailure($"'{name}' is '{text}', which is no {type} to compare '{column.Name}' with.", "Write a time such as 2026-01-01, or a fraction.");
        }

        var rows = Math.Min(Fractions.Rows(fraction, count), count);
        if (rows == 0) return null;
        var times = $"SELECT {Sql.Name(column.Name)} AS time, count(*) AS times FROM {subject.Rows} GROUP BY ALL";
        var found = subject.Texts(FormattableString.Invariant(
            $"SELECT CAST(max(time) AS VARCHAR) FROM (SELECT time, sum(times) OVER (ORDER BY time DESC) AS reached FROM ({times})) WHERE reached >= {rows}")).Single()[0] ?? "";
        return $"CAST({Sql.Text(found)} AS {type})";
    }

    private static decimal ShareOf(Subject subject, string test, long count)
    {
        var rows = long.Parse(subject.Texts($"SELECT CAST(count(*) AS VARCHAR) FROM {subject.Rows} WHERE {test}").Single()[0] ?? "0", CultureInfo.InvariantCulture);
        return count == 0 ? 0 : (decimal)rows / count;
    }

    private static string TypeOf(DuckColumn column) => column.Type.Kind switch
    {
        DuckTypeKind.Timestamp => "TIMESTAMP",
        DuckTypeKind.Date => "DATE",
        DuckTypeKind.BigInt or DuckTypeKind.Integer => "BIGINT",
        _ => throw new StageFailure($"'{column.Name}' is a column of {TypeNames.Of(column.Type)}, and a split by time takes a timestamp, a date or a whole number."),
    };
}
