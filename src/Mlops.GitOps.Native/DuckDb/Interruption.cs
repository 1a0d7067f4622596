using Mlops.GitOps.Native.DuckDb.Calls;

namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Ends what a connection is doing when a token says so.</summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private readonly ConnectionHandle connection;
    private readonly CancellationToken stop;
    private CancellationTokenRegistration registration;
    private Timer? timer;
    private bool isOver;
    private bool isHeld;

    private Interruption(ConnectionHandle connection, CancellationToken stop) => (this.connection, this.stop) = (connection, stop);

    public static Interruption Of(ConnectionHandle connection, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var interruption = new Interruption(connection, stop);

        // Held, so that a connection closed meanwhile on another thread is still there for the timer.
        connection.DangerousAddRef(ref interruption.isHeld);
        interruption.registration = stop.UnsafeRegister(static state => ((Interruption)state!).Begin(), interruption);
        return interruption;
    }

    /// <summary>What an error of the engine means to the caller.</summary>
    public Exception Explain(string error) => stop.IsCancellationRequested ? new OperationCanceledException(stop) : new DuckException(error);

    /// <summary>After this the connection is not interrupted any more.</summary>
    public void Dispose()
    {
        registration.Dispose();
        lock (gate)
        {
            if (isOver) return;
            isOver = true;
            timer?.Dispose();
        }

        if (isHeld) connection.DangerousRelease();
    }

    // An interruption that comes just before a statement begins is forgotten by the engine, so one is not enough.
    private void Begin()
    {
        lock (gate)
        {
            if (!isOver) timer = new Timer(static state => ((Interruption)state!).Interrupt(), this, TimeSpan.Zero, Again);
        }
    }

    private void Interrupt()
    {
        lock (gate)
        {
            if (!isOver) DatabaseCalls.Interrupt(connection.DangerousGetHandle());
        }
    }
}
