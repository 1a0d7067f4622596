using System.Collections.Immutable;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>Finds the columns of a dataset in its files, whatever their order there.</summary>
internal static class ColumnPlaces
{
    /// <summary>Returns the table that all files make together: declared columns, and others where they are kept, as each file first has them.</summary>
    /// <param name="names">The columns of each file.</param>
    /// <param name="typeOf">The type of a column that is not declared.</param>
    public static TableShape ShapeOf(
        DatasetDeclaration dataset, ImmutableArray<DatasetFile> files, ImmutableArray<ImmutableArray<string>> names, Func<string, ColumnType> typeOf)
    {
        var others = new List<string>();
        for (var file = 0; file < files.Length; file++)
        {
            var unknown = Check(dataset, files[file], names[file]);
            if (dataset.OtherColumns == "fail" && unknown.Length > 0) throw Unknown(dataset, files[file], unknown);
            if (dataset.OtherColumns == "keep") others.AddRange(unknown.Except(others, StringComparer.Ordinal));
        }

        var shape = TableShape.Of(dataset, [.. others.Select(name => new ColumnDeclaration(name, typeOf(name)))]);
        CheckNames(dataset, shape);
        return shape;
    }

    /// <summary>For each column of the table, returns which of a file's columns it is; -1 where the file has none.</summary>
    public static ImmutableArray<int> Of(TableShape shape, ImmutableArray<string> names)
    {
        var places = names.Select(static (name, place) => (name, place)).ToDictionary(static item => item.name, static item => item.place, StringComparer.Ordinal);
        return [.. shape.Columns.Select(column => places.GetValueOrDefault(column.Name, -1))];
    }

    private static ImmutableArray<string> Check(DatasetDeclaration dataset, DatasetFile file, ImmutableArray<string> names)
    {
        var known = names.ToHashSet(StringComparer.Ordinal);
        if (known.Count < names.Length)
        {
            var twice = names.GroupBy(static name => name, StringComparer.Ordinal).First(static same => same.Count() > 1).Key;
            throw new StageFailure($"{file.Name}: the file has two columns named '{twice}'.", "Give every column a name of its own.");
        }

        var missing = dataset.Columns.Select(static column => column.Name).Where(name => !known.Contains(name)).ToImmutableArray();
        if (missing.Length > 0)
        {
            var nearest = Spelling.Nearest(missing[0], names.Except(dataset.Columns.Select(static column => column.Name), StringComparer.Ordinal));
            throw new StageFailure(
                $"{file.Name}: the file has no column '{missing[0]}', which the dataset '{dataset.Name}' declares{(missing.Length > 1 ? FormattableString.Invariant($", nor {missing.Length - 1} others") : "")}.",
                nearest is null ? "Its columns are: " + Listed(names) + "." : $"Did you mean '{nearest}'?");
        }

        var declared = dataset.Columns.Select(static column => column.Name).ToHashSet(StringComparer.Ordinal);
        return [.. names.Where(name => !declared.Contains(name))];
    }

    private static void CheckNames(DatasetDeclaration dataset, TableShape shape)
    {
        var unnamed = shape.Columns.FirstOrDefault(static column => column.Name.Length == 0);
        if (unnamed is not null) throw new StageFailure($"The dataset '{dataset.Name}' has a column without a name, which can't be kept.", "Name it in the file, or say `otherColumns: drop`.");
        var alike = shape.Columns.GroupBy(static column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static same => same.Count() > 1);
        if (alike is not null)
            throw new StageFailure($"The dataset '{dataset.Name}' has columns whose names differ only in case: {Listed([.. alike.Select(static column => column.Name)])}.", "SQL reads them as one: rename one of them.");
    }

    private static StageFailure Unknown(DatasetDeclaration dataset, DatasetFile file, ImmutableArray<string> unknown) => new(
        $"{file.Name}: the file has columns that the dataset '{dataset.Name}' does not declare: {Listed(unknown)}.",
        "Declare them, or say `otherColumns: drop` or `otherColumns: keep`.");

    private static string Listed(ImmutableArray<string> names)
    {
        const int most = 10;
        var listed = string.Join(", ", names.Take(most).Select(static name => $"'{name}'"));
        return names.Length > most ? FormattableString.Invariant($"{listed} and {names.Length - most} more") : listed;
    }
}
