using System.Net;
using System.Net.Sockets;

namespace Mlops.GitOps.Execution.Tests.Store;

/// <summary>A line to a real server that breaks after some bytes of what the server says, as often as it is told.</summary>
internal sealed class BreakingLine : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    private readonly CancellationTokenSource stop = new();

    private readonly int server;

    private readonly int bytes;

    private readonly bool isReset;

    private int breaks;

    public BreakingLine(int server, int breaks, int bytes, bool isReset)
    {
        (this.server, this.breaks, this.bytes, this.isReset) = (server, breaks, bytes, isReset);
        listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int BreaksLeft => Math.Max(0, Volatile.Read(ref breaks));

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        stop.Dispose();
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(stop.Token);
            _ = Join(client);
        }
    }

    private async Task Join(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, server, stop.Token);
            var up = near.GetStream().CopyToAsync(far.GetStream(), stop.Token);
            await CopyDown(far.GetStream(), near);
            near.Close();
            far.Close();
            await up;
        }
        catch (Exception failure) when (failure is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The line broke, as lines do.
        }
    }

    private async Task CopyDown(NetworkStream from, TcpClient to)
    {
        var buffer = new byte[1 << 13];
        var passed = 0;
        for (int read; (read = await from.ReadAsync(buffer, stop.Token)) > 0;)
        {
            if (passed + read > bytes && Interlocked.Decrement(ref breaks) >= 0)
            {
                await to.GetStream().WriteAsync(buffer.AsMemory(0, bytes - passed), stop.Token);
                if (isReset) to.LingerState = new LingerOption(enable: true, seconds: 0);
                return;
            }

            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), stop.Token);
            passed += read;
        }
    }
}
