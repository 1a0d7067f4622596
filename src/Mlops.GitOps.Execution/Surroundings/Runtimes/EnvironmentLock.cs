namespace Mlops.GitOps.Execution.Surroundings.Runtimes;

/// <summary>Lets one run at a time make an environment. The system holds the lock, and drops it when the run dies.</summary>
internal static class EnvironmentLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<IDisposable> Take(string path, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException failure) when (IsHeld(failure))
            {
                await Task.Delay(Pause, stop).ConfigureAwait(false);
            }
        }
    }

    // EWOULDBLOCK, which is what the system says of a lock that another holds.
    private static bool IsHeld(IOException failure) => failure.HResult == (OperatingSystem.IsMacOS() ? 35 : 11);
}
