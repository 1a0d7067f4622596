using System.Runtime.ExceptionServices;

namespace Mlops.GitOps.Execution.Files;

/// <summary>Shares out work over all processors on threads of its own: the pool's take milliseconds to come up.</summary>
internal static class Batches
{
    private const int StackSize = 256 * 1024;

    /// <summary>Calls <paramref name="work"/> with the start and end of each batch; the first exception ends it.</summary>
    public static void Run(int count, int size, Action<int, int> work)
    {
        var next = 0;
        Exception? failure = null;

        void Take()
        {
            try
            {
                while (Volatile.Read(ref failure) is null && Interlocked.Add(ref next, size) - size is var start && start < count)
                    work(start, Math.Min(start + size, count));
            }
            catch (Exception exception)
            {
                // Thrown again below, on the thread that asked.
                Interlocked.CompareExchange(ref failure, exception, null);
            }
        }

        var others = new Thread[Math.Min(Environment.ProcessorCount - 1, (count - 1) / size)];
        for (var at = 0; at < others.Length; at++) (others[at] = new Thread(Take, StackSize) { IsBackground = true }).Start();
        Take();
        foreach (var thread in others) thread.Join();
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }
}
