using System.Diagnostics;
using System.Diagnostics.Metrics;
using Mlops.GitOps.Cli.Hosting;
using Mlops.GitOps.Execution.Running;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Mlops.GitOps.Cli.Telemetry;

/// <summary>Sends the spans of a run, and how long stages took, to where OTEL_EXPORTER_OTLP_ENDPOINT says. Without it none of this is loaded.</summary>
internal sealed class RunTelemetry : IDisposable
{
    public const string Source = "Mlops.GitOps.Execution";

    private const int MostMilliseconds = 5000;

    private readonly Meter meter = new(Source);

    private readonly Histogram<double> seconds;

    private readonly TracerProvider? tracer;

    private readonly MeterProvider? metrics;

    private string pipeline = "";

    private RunTelemetry(string endpoint, string? protocol)
    {
        seconds = meter.CreateHistogram<double>("mlops_stage_seconds", "s", "How long stages ran.");
        var resource = ResourceBuilder.CreateDefault().AddService("mlops", serviceVersion: ToolVersion.Text);
        tracer = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Source)
            .AddOtlpExporter(options => Aim(options, endpoint, protocol, "traces")).Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Source)
            .AddOtlpExporter(options => Aim(options, endpoint, protocol, "metrics")).Build();
    }

    /// <summary>Opens what exports; null where nothing is to be sent.</summary>
    public static RunTelemetry? Open(Func<string, string?> variable) =>
        variable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 } endpoint && Uri.TryCreate(endpoint, UriKind.Absolute, out _)
            ? new RunTelemetry(endpoint, variable("OTEL_EXPORTER_OTLP_PROTOCOL"))
            : null;

    public void Observe(RunEvent happened)
    {
        if (happened is RunPlanned plan) pipeline = plan.Pipeline;
        if (happened is StageEnded { Report: { Ending: StageEnding.Done or StageEnding.SaidNo or StageEnding.Failed } report })
            seconds.Record(report.Elapsed.TotalSeconds, new TagList { { "pipeline", pipeline }, { "stage", report.Stage } });
    }

    /// <summary>Sends what is left; a collector that does not answer holds nobody up for long.</summary>
    public void Dispose()
    {
        tracer?.ForceFlush(MostMilliseconds);
        metrics?.ForceFlush(MostMilliseconds);
        tracer?.Dispose();
        metrics?.Dispose();
        meter.Dispose();
    }

    // The paths are part of the protocol; the library adds them only to an endpoint that it found in a variable itself.
    private static void Aim(OtlpExporterOptions options, string endpoint, string? protocol, string signal)
    {
        var isGrpc = protocol == "grpc";
        options.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new Uri(isGrpc ? endpoint : $"{endpoint.TrimEnd('/')}/v1/{signal}");
        options.TimeoutMilliseconds = MostMilliseconds;
    }
}
