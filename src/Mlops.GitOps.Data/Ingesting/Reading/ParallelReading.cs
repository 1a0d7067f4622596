using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Mlops.GitOps.Data.Ingesting.Files;
using Mlops.GitOps.Data.Ingesting.Rows;

namespace Mlops.GitOps.Data.Ingesting.Reading;

/// <summary>Reads files on several threads, each of which looks at the rows that it read: for whoever does not need them in order.</summary>
internal static class ParallelReading
{
    /// <summary>Returns how many rows were set aside.</summary>
    /// <param name="looks">For each thread what looks at its rows.</param>
    public static long Run(TableShape shape, ImmutableArray<ITextFile> files, ImmutableArray<Action<RowBatch>> looks, CancellationToken stop)
    {
        using var blocks = new BlockSource(files);
        var rejected = 0L;
        Parallel.ForEach(looks, new ParallelOptions { MaxDegreeOfParallelism = looks.Length }, look => Interlocked.Add(ref rejected, Read(shape, files, blocks, look, stop)));
        if (blocks.Failure is { } failure) ExceptionDispatchInfo.Throw(failure);
        foreach (var file in files) file.Finish();
        return rejected;
    }

    private static long Read(TableShape shape, ImmutableArray<ITextFile> files, BlockSource blocks, Action<RowBatch> look, CancellationToken stop)
    {
        var batch = new RowBatch(shape);
        var rejected = 0L;
        while (blocks.Take() is { } next)
        {
            try
            {
                stop.ThrowIfCancellationRequested();
                files[next.File].Read(next.Block, batch);
                ArrayPool<byte>.Shared.Return(next.Block.Buffer);
                look(batch);
            }
            catch (Exception exception)
            {
                blocks.Fail(next.Number, exception);
                break;
            }

            rejected += batch.Rejects.Count;
            batch.Clear();
        }

        return rejected;
    }
}
