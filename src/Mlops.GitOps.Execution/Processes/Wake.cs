namespace Mlops.GitOps.Execution.Processes;

/// <summary>A descriptor that becomes readable when a token is cancelled.</summary>
internal sealed unsafe class Wake : IDisposable
{
    private readonly int write;
    private readonly CancellationTokenRegistration registration;

    private Wake(CancellationToken stop)
    {
        (Descriptor, write) = Posix.OpenPipe();
        registration = stop.UnsafeRegister(static wake => ((Wake)wake!).Set(), this);   // the state is what was given one word before
    }

    public int Descriptor { get; }

    /// <summary>Null for a token that is never cancelled.</summary>
    public static Wake? On(CancellationToken stop) => stop.CanBeCanceled ? new(stop) : null;

    public void Dispose()
    {
        registration.Dispose();   // waits for a callback under way, so the descriptor below is still ours
        _ = Posix.Close(write);
        _ = Posix.Close(Descriptor);
    }

    private void Set()
    {
        byte one = 1;
        _ = Posix.Write(write, &one, 1);
    }
}
