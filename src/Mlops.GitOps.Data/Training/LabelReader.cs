using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Data.Learning;
using Mlops.GitOps.Data.Learning.Reading;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Training;

/// <summary>Reads the column that is to be predicted, and holds it against the task.</summary>
internal static class LabelReader
{
    private const int MostClasses = 255;

    public static LabelColumn Read(Subject subject, DuckColumn column, TrainSettings settings, int rows)
    {
        CheckFilled(subject, column, rows);
        var kind = KindOf(column);
        if (!LearnedTask.IsOfClasses(settings, kind)) return Numbers(subject, column, settings, rows);
        if (kind is null && settings.Model.Task is null) kind = ClassKind.Whole;
        if (column.Type.Kind is DuckTypeKind.Float or DuckTypeKind.Double or DuckTypeKind.Decimal) CheckWhole(subject, column);
        return Classes(subject, column, settings, kind ?? ClassKind.Whole, rows);
    }

    private static ClassKind? KindOf(DuckColumn column) => column.Type.Kind switch
    {
        DuckTypeKind.Boolean => ClassKind.Bool,
        DuckTypeKind.Varchar or DuckTypeKind.Enum or DuckTypeKind.Uuid => ClassKind.Text,
        DuckTypeKind.Float or DuckTypeKind.Double or DuckTypeKind.Decimal => null,
        DuckTypeKind.TinyInt or DuckTypeKind.SmallInt or DuckTypeKind.Integer or DuckTypeKind.BigInt
            or DuckTypeKind.UTinyInt or DuckTypeKind.USmallInt or DuckTypeKind.UInteger or DuckTypeKind.UBigInt => ClassKind.Whole,
        _ => throw new StageFailure($"Column '{column.Name}', the label, is of {column.Type.Kind}, which can't be predicted.", "Predict a number, a bool, or a text."),
    };

    private static void CheckFilled(Subject subject, DuckColumn column, int rows)
    {
        var name = Sql.Name(column.Name);
        var isNone = column.Type.Kind is DuckTypeKind.Float or DuckTypeKind.Double ? $"{name} IS NULL OR NOT isfinite({name})" : $"{name} IS NULL";
        var missing = long.Parse(subject.Texts($"SELECT CAST(count(*) FILTER ({isNone}) AS VARCHAR) FROM {subject.Rows}").Single()[0] ?? "0", CultureInfo.InvariantCulture);
        if (missing > 0)
        {
            throw new StageFailure(FormattableString.Invariant($"Column '{column.Name}', the label, has no value in {missing} of {rows} rows."),
                "Leave such rows out before training: with `expect_column_values_to_not_be_null` and `onFail: quarantine`, or in a transform.");
        }
    }

    private static void CheckWhole(Subject subject, DuckColumn column)
    {
        var name = Sql.Name(column.Name);
        if (subject.Texts($"SELECT CAST({name} AS VARCHAR) FROM {subject.Rows} WHERE {name} <> round({name}) OR abs({name}) > 9e15 LIMIT 1").FirstOrDefault() is { } row)
            throw new StageFailure($"Column '{column.Name}', the label, holds {row[0]}, which names no class.", "Write `task: regression`, or make a label of whole numbers, bools or texts.");
    }

    private static LabelColumn Numbers(Subject subject, DuckColumn column, TrainSettings settings, int rows)
    {
        if (KindOf(column) is ClassKind.Text or ClassKind.Bool && settings.Model.Task is "regression" or "ranking")
        {
            var type = KindOf(column) == ClassKind.Bool ? "bool" : "string";
            throw new StageFailure($"Column '{column.Name}', the label, is of {type}, and the task of model '{settings.Model.Name}' is {settings.Model.Task}.",
                "Predict a number, or write `task: binary` or `task: multiclass`.");
        }

        var values = new double[rows];
        TableReader.Scan(subject, [$"CAST({Sql.Name(column.Name)} AS DOUBLE)"], (places, chunk) =>
        {
            var numbers = chunk[1].Values<double>();
            for (var row = 0; row < places.Length; row++) values[places[row]] = numbers[row];
        });
        return new(LearningTask.Regression, values, null);
    }

    private static LabelColumn Classes(Subject subject, DuckColumn column, TrainSettings settings, ClassKind kind, int rows)
    {
        var select = kind == ClassKind.Text ? $"CAST({Sql.Name(column.Name)} AS VARCHAR)" : $"CAST(CAST({Sql.Name(column.Name)} AS BIGINT) AS VARCHAR)";
        if (kind == ClassKind.Bool) select = $"CAST({Sql.Name(column.Name)} AS VARCHAR)";
        var found = subject.Texts($"SELECT DISTINCT {select} FROM {subject.Rows} LIMIT {MostClasses + 1}").Select(static row => row[0] ?? "").ToList();
        var names = kind == ClassKind.Whole
            ? found.Select(static name => long.Parse(name, CultureInfo.InvariantCulture)).Order().Select(static name => name.ToString(CultureInfo.InvariantCulture)).ToImmutableArray()
            : [.. found.Order(StringComparer.Ordinal)];
        if (names.Length < 2)
            throw new StageFailure($"Column '{column.Name}', the label, is '{names[0]}' in every row: there is nothing to tell apart.",
                "Train on rows of two classes at least; look at how the data is split.");
        if (names.Length > MostClasses)
        {
            throw new StageFailure(FormattableString.Invariant($"Column '{column.Name}', the label, has more than {MostClasses} classes."),
                kind == ClassKind.Whole ? "Write `task: regression` where it is a quantity." : "Group rare ones in a transform.");
        }

        var classes = new ClassLabels(kind, names);
        var placeOf = names.Select(static (name, place) => (name, place)).ToDictionary(static item => item.name, static item => (double)item.place, StringComparer.Ordinal);
        var values = new double[rows];
        TableReader.Scan(subject, [select], (places, chunk) =>
        {
            for (var row = 0; row < places.Length; row++) values[places[row]] = placeOf[chunk[1].Text(row)];
        });
        return new(LearnedTask.Of(settings, classes), values, classes);
    }
}
