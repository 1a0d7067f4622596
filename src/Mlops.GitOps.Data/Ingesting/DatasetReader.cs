using System.Collections.Immutable;
using Mlops.GitOps.Data.Declarations;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Parquet;
using Mlops.GitOps.Data.Ingesting.Reading;
using Mlops.GitOps.Native.DuckDb;
using Mlops.GitOps.Stages;

namespace Mlops.GitOps.Data.Ingesting;

/// <summary>
/// The rows of a dataset as its files have them, with the columns and types it declares. Rows that are not valid are set aside while
/// the others are read, with file, line and reason.
/// </summary>
internal sealed class DatasetReader
{
    private readonly IDatasetRows rows;

    private DatasetReader(IDatasetRows rows) => this.rows = rows;

    /// <summary>A query for the valid rows, in the order of the files.</summary>
    public string Query => rows.Query;

    /// <summary>A query for what was set aside when <see cref="Query"/> last ran to its end: file, line, column, value, reason, row.</summary>
    public string RejectQuery => rows.RejectQuery;

    /// <summary>The rows as they can be read without the engine; null where only it can read the files.</summary>
    public TextRows? Text => rows as TextRows;

    /// <summary>How many columns there are.</summary>
    public int Columns => rows.Columns;

    /// <summary>How many files there are.</summary>
    public int Files { get; private init; }

    /// <summary>Finds a dataset's files and their columns, and lets a connection read them.</summary>
    /// <param name="name">A name of letters, digits and <c>_</c> that no other dataset of the connection has.</param>
    /// <param name="path">A file, or a folder of files.</param>
    /// <param name="scratch">A folder for what is set aside.</param>
    public static DatasetReader Open(DuckConnection connection, DatasetDeclaration dataset, string path, string name, string scratch) =>
        Open(connection, dataset, DatasetFile.AllOf(path), name, scratch);

    public static DatasetReader Open(DuckConnection connection, DatasetDeclaration dataset, ImmutableArray<DatasetFile> files, string name, string scratch) =>
        new(RowsOf(connection, dataset, files, name, scratch)) { Files = files.Length };

    /// <summary>Runs what reads the rows, and gives errors about a file in words that name it.</summary>
    public T Run<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DuckException exception)
        {
            throw rows.Explain(exception);
        }
    }

    public void Run(Action work) => Run(() =>
    {
        work();
        return true;
    });

    private static IDatasetRows RowsOf(DuckConnection connection, DatasetDeclaration dataset, ImmutableArray<DatasetFile> files, string name, string scratch) => dataset.Format switch
    {
        "csv" => TextRows.OfCsv(connection, dataset, files, name, scratch),
        "ndjson" => TextRows.OfJson(connection, dataset, files, isList: false, name, scratch),
        "json" => TextRows.OfJson(connection, dataset, files, isList: true, name, scratch),
        "files" => TextRows.OfFiles(connection, dataset, files, name, scratch),
        "parquet" => ParquetRows.Of(connection, dataset, files),
        _ => throw new StageFailure($"The dataset '{dataset.Name}' has the format '{dataset.Format}', which can't be read.", "The formats are csv, parquet, json, ndjson and files."),
    };
}
