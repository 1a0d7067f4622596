using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Rows;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>The valid rows of files of text, as a table. Each reading sets aside anew what is not valid.</summary>
internal sealed class TextTable(TableShape shape, ImmutableArray<ITextFile> files, string rejectPath) : IDuckTable
{
    private int readings;

    public TableShape Shape => shape;

    public ImmutableArray<ITextFile> Files => files;

    public ImmutableArray<DuckColumn> Columns { get; } = [.. shape.Columns.Select(static column => new DuckColumn(column.Name, BatchColumns.TypeOf(column.Type)))];

    /// <summary>What the last reading set aside.</summary>
    public RejectFile? Rejects { get; private set; }

    /// <summary>Why the last reading failed: the engine passes on only the words.</summary>
    public Exception? Failure { get; private set; }

    public IDuckScan Scan(ImmutableArray<int> columns)
    {
        // A reading that was given up may not have ended yet, so the next one has a file of its own.
        Rejects = new(string.Create(CultureInfo.InvariantCulture, $"{rejectPath}.{++readings}"));
        return new Rows(this, files, new(shape, files), Rejects, columns);
    }

    private sealed class Rows(TextTable table, ImmutableArray<ITextFile> files, BatchQueue queue, RejectFile rejects, ImmutableArray<int> columns) : IDuckScan
    {
        private RowBatch? batch;
        private int given;
        private int file = -1;
        private long line;

        public int Fill(DuckRows rows)
        {
            try
            {
                while (batch is null || given == batch.Rows)
                {
                    if (batch is not null) queue.Return(batch);
                    batch = queue.Next();
                    if (batch is null) return Finish();
                    given = 0;
                    SetAside(batch);
                }

                var count = Math.Min(DuckRows.Capacity, batch.Rows - given);
                BatchColumns.Copy(batch, given, count, columns, rows);
                given += count;
                return count;
            }
            catch (Exception exception)
            {
                table.Failure = exception;
                throw;
            }
        }

        public void Dispose()
        {
            queue.Dispose();
            rejects.Dispose();
        }

        private int Finish()
        {
            foreach (var whole in files) whole.Finish();
            return 0;
        }

        private void SetAside(RowBatch next)
        {
            if (next.File != file) (file, line) = (next.File, 1);
            foreach (var reject in next.Rejects) rejects.Add(files[file].Name, reject with { Line = reject.Line + line });
            line += next.Lines;
        }
    }
}
