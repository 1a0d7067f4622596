using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Mlops.GitOps.Native.DuckDb;

namespace Mlops.GitOps.Data.Tables;

/// <summary>
/// Looks at the rows of a result on a thread of its own. The engine makes rows on several threads only while there is room for them:
/// one thread that fetches and looks by turns leaves it waiting, and a file is read by one thread.
/// </summary>
internal static class ChunkPipe
{
    private const int Ahead = 128;

    public static void Run(DuckResult result, Action<DuckChunk> look, CancellationToken stop)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var chunks = new BlockingCollection<DuckChunk>(Ahead);
        Exception? failure = null;
        var looking = new Thread(() => failure = Look(chunks, look, failed));
        looking.Start();
        try
        {
            while (result.Take(failed.Token) is { } chunk) chunks.Add(chunk, failed.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The other thread failed, and its failure is the one to tell.
        }
        finally
        {
            chunks.CompleteAdding();
            looking.Join();
            while (chunks.TryTake(out var chunk)) chunk.Dispose();
        }

        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    private static Exception? Look(BlockingCollection<DuckChunk> chunks, Action<DuckChunk> look, CancellationTokenSource failed)
    {
        try
        {
            foreach (var chunk in chunks.GetConsumingEnumerable())
            {
                using (chunk) look(chunk);
            }

            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            failed.Cancel();
            return exception;
        }
    }
}
