using System.Collections.Immutable;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Csv;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Json;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Data.Tables;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>The rows of files that we read ourselves.</summary>
internal sealed class TextRows : IDatasetRows
{
    private static readonly ColumnType Text = new(ColumnKind.String, IsNullable: true);

    private readonly TextTable table;
    private readonly string datasetName;

    private TextRows(DuckConnection connection, DatasetDeclaration dataset, string name, TextTable table)
    {
        this.table = table;
        datasetName = dataset.Name;
        connection.Register(name, table);
        connection.Register($"{name}_rejects", new RejectTable(() => table.Rejects));
        Query = $"SELECT * FROM {Sql.Name(name)}()";
        RejectQuery = $"SELECT * FROM {Sql.Name($"{name}_rejects")}()";
    }

    public string Query { get; }

    public string RejectQuery { get; }

    public int Columns => table.Columns.Length;

    /// <summary>The columns of the rows.</summary>
    public TableShape Shape => table.Shape;

    /// <summary>Reads all rows without the engine, on a thread for each of those who look at them, in no order. Returns how many were set aside.</summary>
    public long Read(ImmutableArray<Action<RowBatch>> looks, CancellationToken stop)
    {
        try
        {
            return ParallelReading.Run(table.Shape, table.Files, looks, stop);
        }
        catch (IOException failure)
        {
            throw Unreadable(failure);
        }
    }

    public static TextRows OfCsv(DuckConnection connection, DatasetDeclaration dataset, ImmutableArray<DatasetFile> files, string name, string scratch)
    {
        var signs = CsvSigns.Of(dataset);
        var names = files.Select(file => CsvHeader.Read(file, dataset, signs)).ToImmutableArray();
        var shape = ColumnPlaces.ShapeOf(dataset, files, names, static _ => Text);
        return Of(connection, dataset, shape, name, scratch,
            [.. files.Select((file, place) => new CsvFile(file, dataset.Csv, signs, shape, names[place], ColumnPlaces.Of(shape, names[place])))]);
    }

    public static TextRows OfJson(DuckConnection connection, DatasetDeclaration dataset, ImmutableArray<DatasetFile> files, bool isList, string name, string scratch)
    {
        var shape = TableShape.Of(dataset, []);
        if (dataset.OtherColumns == "keep")
        {
            var names = dataset.Columns.Select(static column => column.Name).ToList();
            foreach (var file in files) new JsonFile(file, isList, shape, dataset.OtherColumns).AddNames(names);
            shape = ColumnPlaces.ShapeOf(dataset, [files[0]], [[.. names]], static _ => Text);
        }

        return Of(connection, dataset, shape, name, scratch, [.. files.Select(file => new JsonFile(file, isList, shape, dataset.OtherColumns))]);
    }

    public static TextRows OfFiles(DuckConnection connection, DatasetDeclaration dataset, ImmutableArray<DatasetFile> files, string name, string scratch)
    {
        var shape = FileAsRow.ShapeOf(dataset);
        return Of(connection, dataset, shape, name, scratch, [.. files.Select(file => new FileAsRow(file, shape))]);
    }

    public Exception Explain(DuckException exception) => table.Failure switch
    {
        StageFailure failure => failure,
        IOException failure => Unreadable(failure),
        { } failure => failure,
        null => exception,
    };

    private StageFailure Unreadable(IOException failure) => new($"The dataset '{datasetName}' can't be read: {failure.Message}", inner: failure);

    private static TextRows Of(DuckConnection connection, DatasetDeclaration dataset, TableShape shape, string name, string scratch, ImmutableArray<ITextFile> files)
    {
        Directory.CreateDirectory(scratch);
        return new(connection, dataset, name, new(shape, files, Path.Join(scratch, $"{name}.rejects")));
    }
}
