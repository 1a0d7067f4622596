using System.Runtime.InteropServices;

namespace Mlops.GitOps.Cli.Hosting;

/// <summary>The first Ctrl-C asks for a clean end; the second ends the process as it would without us.</summary>
internal sealed class StopSignals(Action onFirst, Action onSecond) : IDisposable
{
    private readonly CancellationTokenSource source = new();

    private readonly List<PosixSignalRegistration> registrations = [];

    private int received;

    public CancellationToken Token => source.Token;

    /// <summary>Begins to listen. What has not started anything may simply be killed.</summary>
    public void Listen()
    {
        if (registrations.Count > 0) return;
        foreach (var signal in (ReadOnlySpan<PosixSignal>)[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
            registrations.Add(PosixSignalRegistration.Create(signal, Receive));
    }

    public void Dispose()
    {
        foreach (var registration in registrations) registration.Dispose();
        source.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        if (Interlocked.Increment(ref received) > 1)
        {
            onSecond();
            return;
        }

        context.Cancel = true;
        onFirst();
        source.Cancel();
    }
}
