using System.Text.Json;
using Mlops.GitOps.Cli.Rendering;
using Mlops.GitOps.Execution.Experiments.MlflowLayout;

namespace Mlops.GitOps.Cli.Experiments;

/// <summary>Shows recorded runs to programs.</summary>
internal static class RunListJson
{
    public static string Of(IReadOnlyList<MlflowRun> runs) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/runs/1");
        json.WriteStartArray("runs");
        foreach (var run in runs) Write(json, run);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static string Of(MlflowRun run) => JsonText.Write(json => Write(json, run));

    private static void Write(Utf8JsonWriter json, MlflowRun run)
    {
        json.WriteStartObject();
        json.WriteString("run", run.Id);
        json.WriteString("experiment", run.ExperimentId);
        json.WriteString("name", run.Name);
        json.WriteString("status", run.StatusName.ToLowerInvariant());
        json.WriteString("startedAt", RunText.TimeOf(run.StartedAt));
        if (run.EndedAt is { } end) json.WriteString("endedAt", RunText.TimeOf(end));
        json.WriteString("artifacts", run.ArtifactUri);
        json.WriteStartObject("params");
        foreach (var (name, value) in run.Params) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartObject("metrics");
        foreach (var (name, metric) in run.Metrics) WriteNumber(json, name, metric.Value);
        json.WriteEndObject();
        json.WriteStartObject("tags");
        foreach (var (name, value) in run.Tags) json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // JSON has no infinity and no NaN, which other tools may have recorded.
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }
}
