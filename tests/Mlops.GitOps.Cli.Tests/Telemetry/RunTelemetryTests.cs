using System.Diagnostics;
using System.Net;
using System.Text;
using Mlops.GitOps.Cli.Telemetry;
using Mlops.GitOps.Cli.Tests.Rendering.Runs;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Tests.Telemetry;

public sealed class RunTelemetryTests
{
    [Fact]
    public async Task Spans_and_seconds_arrive_at_the_collector()
    {
        using var collector = Collector.Start();
        using (var telemetry = RunTelemetry.Open(name => name == "OTEL_EXPORTER_OTLP_ENDPOINT" ? collector.Address : null))
        {
            Assert.NotNull(telemetry);
            using var source = new ActivitySource(RunTelemetry.Source);
            using (source.StartActivity("stage train")) telemetry.Observe(RunSamples.Plan);
            telemetry.Observe(new StageEnded(RunSamples.Report("train", StageEnding.Done)));
        }

        var received = await collector.Stop();
        Assert.Contains("stage train", received["/v1/traces"], StringComparison.Ordinal);
        Assert.Contains("mlops_stage_seconds", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.Contains("service.name", received["/v1/traces"], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_endpoint_nothing_is_opened() => Assert.Null(RunTelemetry.Open(static _ => null));

    /// <summary>Takes whatever is posted, on this machine only.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener listener = new();

        private readonly Dictionary<string, string> received = new(StringComparer.Ordinal);

        private readonly Task serving;

        private Collector(string address)
        {
            Address = address;
            listener.Prefixes.Add(address);
            listener.Start();
            serving = Serve();
        }

        public string Address { get; }

        public static Collector Start()
        {
            // A port that is free now may be taken a moment later, so another one is tried.
            for (var attempt = 0; ; attempt++)
            {
                using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
                probe.Start();
                var port = ((IPEndPoint)probe.LocalEndpoint).Port;
                probe.Stop();
                try
                {
                    return new Collector($"http://127.0.0.1:{port}/");
                }
                catch (HttpListenerException) when (attempt < 10)
                {
                }
            }
        }

        public async Task<Dictionary<string, string>> Stop()
        {
            listener.Stop();
            await serving;
            return received;
        }

        public void Dispose() => listener.Close();

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    using var body = new MemoryStream();
                    await context.Request.InputStream.CopyToAsync(body);
                    var path = context.Request.Url?.AbsolutePath ?? "";
                    received[path] = received.GetValueOrDefault(path) + Encoding.UTF8.GetString(body.ToArray());
                    context.Response.Close();
                }
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException || !listener.IsListening)
            {
                // It was stopped while it waited.
            }
        }
    }
}
