using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Reading;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Parquet;

/// <summary>The rows of Parquet files. A number says what is wrong with a row, if something is: the first of all faults it has.</summary>
internal sealed class ParquetRows : IDatasetRows
{
    // No column of a file is likely to be called that.
    private const string Fault = "\"mlops fault\"";

    private readonly ImmutableArray<DatasetFile> files;

    private ParquetRows(ImmutableArray<DatasetFile> files, int columns, string query, string rejectQuery) =>
        (this.files, Columns, Query, RejectQuery) = (files, columns, query, rejectQuery);

    public int Columns { get; }

    public string Query { get; }

    public string RejectQuery { get; }

    public static ParquetRows Of(DuckConnection connection, DatasetDeclaration dataset, ImmutableArray<DatasetFile> files)
    {
        var opened = files.Select(file => ParquetFile.Open(connection, file)).ToImmutableArray();
        var shape = ColumnPlaces.ShapeOf(dataset, files, [.. opened.Select(static file => file.Names)], static _ => new ColumnType(ColumnKind.String, IsNullable: true));
        var parts = opened.Select(file => PartOf(dataset, shape, file)).ToImmutableArray();
        return new(files, shape.Columns.Length, string.Join(" UNION ALL ", parts.Select(static part => part.Query)), string.Join(" UNION ALL ", parts.Select(static part => part.RejectQuery)));
    }

    public Exception Explain(DuckException exception) => ParquetFile.Broken(files, exception);

    private static (string Query, string RejectQuery) PartOf(DatasetDeclaration dataset, TableShape shape, ParquetFile file)
    {
        var places = ColumnPlaces.Of(shape, file.Names);
        var columns = shape.Columns.Select((column, place) => place >= shape.Declared
            ? new ParquetColumn(places[place] < 0 ? "NULL" : Sql.Name(column.Name), [])
            : ParquetColumn.Of(column.Name, column.Type, file.Types[places[place]]) ?? throw Unfit(dataset, column, file, file.Types[places[place]])).ToImmutableArray();
        var faults = columns.SelectMany((column, place) => column.Faults.Select(fault => (Place: place, fault.Condition, fault.Reason))).ToList();
        if (shape.Event is { } happened && shape.Known is { } known) faults.Add((known, TooEarly(shape, columns, happened, known), $"is before '{shape.Columns[happened].Name}'"));
        var fault = faults.Count == 0 ? "NULL::INTEGER" : $"CASE {Cases(static (item, number) => $"WHEN {item.Condition} THEN {number}")} END";
        var values = string.Join(", ", columns.Select((column, place) => $"{column.Value} AS {Sql.Name(shape.Columns[place].Name)}"));
        var query = $"SELECT {values} FROM {ParquetFile.Scan(file.File, "")} WHERE {fault} IS NULL";
        if (faults.Count == 0) return ($"(SELECT {values} FROM {ParquetFile.Scan(file.File, "")})", Rejects("NULL", "NULL", "NULL"));
        return ($"({query})", Rejects(
            Chosen(item => Sql.Text(shape.Columns[item.Place].Name)),
            Chosen(item => $"left({Sql.Name(shape.Columns[item.Place].Name)}::VARCHAR, 200)"),
            Chosen(static item => Sql.Text(item.Reason))));

        string Cases(Func<(int Place, string Condition, string Reason), string, string> one) =>
            string.Join(' ', faults.Select((item, number) => one(item, number.ToString(CultureInfo.InvariantCulture))));

        string Chosen(Func<(int Place, string Condition, string Reason), string> one) => $"CASE {Fault} {Cases((item, number) => $"WHEN {number} THEN {one(item)}")} END";

        string Rejects(string column, string value, string reason) =>
            $"(SELECT {Sql.Text(file.File.Name)} AS file, file_row_number + 1 AS line, ({column})::VARCHAR AS \"column\", ({value})::VARCHAR AS value, ({reason})::VARCHAR AS reason, NULL::VARCHAR AS row "
            + $"FROM (SELECT *, {fault} AS {Fault} FROM {ParquetFile.Scan(file.File, ", file_row_number = true")}) WHERE {Fault} IS NOT NULL)";
    }

    // What was known on a day was known before the day was over.
    private static string TooEarly(TableShape shape, ImmutableArray<ParquetColumn> columns, int happened, int known) =>
        shape.Columns[known].Type.Kind == ColumnKind.Date
            ? $"{columns[known].Value} < CAST({columns[happened].Value} AS DATE)"
            : $"{columns[known].Value} < {columns[happened].Value}";

    private static StageFailure Unfit(DatasetDeclaration dataset, ColumnDeclaration column, ParquetFile file, string type) => new(
        $"{file.File.Name}: column '{column.Name}' is {type}, and the dataset '{dataset.Name}' declares it as {column.Type}.",
        "Declare the type that the file has, or write the file with the type that is declared.");
}
