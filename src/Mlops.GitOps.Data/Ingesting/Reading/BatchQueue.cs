using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Rows;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>Reads files ahead on other threads and gives their rows in the order of the files.</summary>
internal sealed class BatchQueue : IDisposable
{
    private const int ManyColumns = 1_000;

    private readonly ConcurrentBag<RowBatch> spare = [];
    private readonly BlockingCollection<Task<RowBatch>> coming;
    private readonly CancellationTokenSource stop = new();
    private readonly TableShape shape;
    private readonly Task cutting;

    public BatchQueue(TableShape shape, ImmutableArray<ITextFile> files)
    {
        this.shape = shape;

        // Enough for every processor to have work while one piece is being written, and few enough for memory.
        coming = new(shape.Columns.Length > ManyColumns ? 1 : Math.Min(Environment.ProcessorCount, 4) + 2);
        cutting = Task.Factory.StartNew(() => Cut(files), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Returns the next rows, or null at the end.</summary>
    public RowBatch? Next() => coming.TryTake(out var batch, Timeout.Infinite) ? batch.GetAwaiter().GetResult() : null;

    /// <summary>Gives a batch back to be filled again.</summary>
    public void Return(RowBatch batch)
    {
        batch.Clear();
        spare.Add(batch);
    }

    public void Dispose()
    {
        stop.Cancel();
        while (coming.TryTake(out var batch, Timeout.Infinite)) batch.ContinueWith(static done => done.Exception, TaskScheduler.Default);
        cutting.Wait();
        coming.Dispose();
        stop.Dispose();
    }

    private void Cut(ImmutableArray<ITextFile> files)
    {
        try
        {
            for (var file = 0; file < files.Length; file++)
            {
                foreach (var block in files[file].Blocks())
                {
                    if (stop.IsCancellationRequested) return;
                    var (source, place) = (files[file], file);
                    coming.Add(Task.Run(() => Read(source, place, block)));
                }
            }
        }
        catch (Exception exception)
        {
            // Whoever takes it next is told, in its place among the rows.
            coming.Add(Task.FromException<RowBatch>(exception));
        }
        finally
        {
            coming.CompleteAdding();
        }
    }

    private RowBatch Read(ITextFile file, int place, TextBlock block)
    {
        var batch = spare.TryTake(out var used) ? used : new RowBatch(shape);
        batch.File = place;
        file.Read(block, batch);
        ArrayPool<byte>.Shared.Return(block.Buffer);
        return batch;
    }
}
