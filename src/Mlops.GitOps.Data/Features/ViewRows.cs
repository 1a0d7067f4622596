using System.Collections.Immutable;
using System.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Features;

/// <summary>Says how the engine reads the declared columns of a dataset's raw files.</summary>
internal static class ViewRows
{
    public static string Scan(DatasetDeclaration dataset, string path) => Scan(dataset, FilesOf(dataset, path));

    /// <summary>Returns the file at a path, or all files below a folder.</summary>
    public static ImmutableArray<string> FilesOf(DatasetDeclaration dataset, string path)
    {
        ImmutableArray<string> files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [path];
        return !files.IsEmpty && files.All(File.Exists) ? files : throw new StageFailure($"Dataset '{dataset.Name}' has no file at '{path}'.");
    }

    public static string Scan(DatasetDeclaration dataset, ImmutableArray<string> files)
    {
        var all = Sql.List(files);
        var columns = string.Join(", ", dataset.Columns.Select(column => $"CAST({Sql.Name(column.Name)} AS {Sql.TypeOf(column.Type)}) AS {Sql.Name(column.Name)}"));
        var rows = dataset.Format switch
        {
            "csv" => Csv(dataset, files[0], all),
            "parquet" => $"read_parquet({all})",
            "json" => $"read_json({all}, columns = {Types(dataset.Columns)})",
            "ndjson" => $"read_json({all}, format = 'newline_delimited', columns = {Types(dataset.Columns)})",
            _ => throw new StageFailure($"Dataset '{dataset.Name}' is of format '{dataset.Format}', which has no rows."),
        };
        return $"(SELECT {columns} FROM {rows})";
    }

    private static string Csv(DatasetDeclaration dataset, string file, string all)
    {
        var csv = dataset.Csv;
        var types = dataset.Columns.ToDictionary(static column => column.Name, StringComparer.Ordinal);
        var names = csv.HasHeader ? HeaderOf(file, csv) : [.. dataset.Columns.Select(static column => column.Name)];
        if (dataset.Columns.FirstOrDefault(column => !names.Contains(column.Name)) is { } missing)
            throw new StageFailure($"{file}:1: there is no column '{missing.Name}', which dataset '{dataset.Name}' declares.", "Correct the header, or the columns of the dataset.");
        var columns = names.Select(name => $"{Sql.Text(name)}: {Sql.Text(types.TryGetValue(name, out var column) && column.Type.Kind != ColumnKind.Vector ? Sql.TypeOf(column.Type) : "VARCHAR")}");
        return $"read_csv({all}, auto_detect = false, header = {(csv.HasHeader ? "true" : "false")}, delim = {Sql.Text(csv.Delimiter)}, quote = {Sql.Text(csv.Quote)}, "
            + $"escape = {Sql.Text(csv.Escape)}, nullstr = {Sql.List(csv.Nulls)}, encoding = {Sql.Text(csv.Encoding)}, columns = {{{string.Join(", ", columns)}}})";
    }

    private static string Types(IEnumerable<ColumnDeclaration> columns) =>
        $"{{{string.Join(", ", columns.Select(static column => $"{Sql.Text(column.Name)}: {Sql.Text(Sql.TypeOf(column.Type))}"))}}}";

    private static List<string> HeaderOf(string file, CsvDialect csv)
    {
        using var reader = new StreamReader(file);
        var line = reader.ReadLine() ?? throw new StageFailure($"{file}:1: the file is empty, and a header is wanted.");
        var (names, name, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < line.Length; at++)
        {
            if (csv.Quote.Length == 1 && line[at] == csv.Quote[0]) isQuoted = !isQuoted;
            else if (!isQuoted && string.CompareOrdinal(line, at, csv.Delimiter, 0, csv.Delimiter.Length) == 0) End(csv.Delimiter.Length - 1);
            else name.Append(line[at]);

            void End(int more)
            {
                names.Add(name.ToString());
                name.Clear();
                at += more;
            }
        }

        return [.. names, name.ToString()];
    }
}
