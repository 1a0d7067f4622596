using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Mlops.GitOps.Promotion.Tests.Forge;

/// <summary>An HTTP server on this machine that answers as a test says, also with what no good server sends.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ending = new();
    private readonly Func<LoopbackRequest, LoopbackReply> answer;
    private readonly List<LoopbackRequest> seen = [];

    public LoopbackServer(Func<LoopbackRequest, LoopbackReply> answer)
    {
        this.answer = answer;
        listener.Start();
        _ = Accept();
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));

    public IReadOnlyList<LoopbackRequest> Seen
    {
        get
        {
            lock (seen) return [.. seen];
        }
    }

    public void Dispose()
    {
        ending.Cancel();
        listener.Stop();
        ending.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(ending.Token);
                _ = Serve(client);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                if (await Read(stream) is not { } request) return;
                lock (seen) seen.Add(request);
                await Write(stream, answer(request));
            }
            catch (Exception end) when (end is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // Whoever asked has gone.
            }
        }
    }

    private async Task<LoopbackRequest?> Read(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var one = new byte[1];
        while (!EndsHead(bytes))
        {
            if (await stream.ReadAsync(one, ending.Token) == 0) return null;
            bytes.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. bytes]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = lines.Skip(1).Select(static line => line.Split(": ", 2)).ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.OrdinalIgnoreCase);
        var body = new byte[headers.TryGetValue("Content-Length", out var length) ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await stream.ReadExactlyAsync(body, ending.Token);
        var words = lines[0].Split(' ');
        return new LoopbackRequest(words[0], words[1], headers, Encoding.UTF8.GetString(body));
    }

    private async Task Write(NetworkStream stream, LoopbackReply reply)
    {
        var body = Encoding.UTF8.GetBytes(reply.Body);
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} Said\r\nContent-Length: {body.Length}\r\nContent-Type: application/json\r\nConnection: close\r\n"));
        foreach (var (name, value) in reply.Headers) head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), ending.Token);
        await stream.WriteAsync(body.AsMemory(0, reply.Fault == LoopbackFault.None ? body.Length : body.Length / 2), ending.Token);
        await stream.FlushAsync(ending.Token);
        if (reply.Fault == LoopbackFault.Hangs) await Task.Delay(Timeout.Infinite, ending.Token);
    }

    private static bool EndsHead(List<byte> bytes) => bytes.Count >= 4 && bytes[^4] == '\r' && bytes[^3] == '\n' && bytes[^2] == '\r' && bytes[^1] == '\n';
}
