using System.Text.Json;
using Mlops.GitOps.Execution.Records;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Writes how runs ended as JSON, a run for each pipeline; its stages are as the record of the run has them.</summary>
internal static class RunJson
{
    public static string Of(IReadOnlyList<RunReport> reports) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/report/1");
        json.WriteStartArray("runs");
        foreach (var report in reports) Write(json, report);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartObject();
        json.WriteString("pipeline", report.Pipeline);
        json.WriteString("outcome", RecordWords.Of(report.Outcome));
        if (report.RunId is { } run) json.WriteString("run", run);
        json.WriteNumber("stageCount", report.StageCount);
        json.WriteNumber("seconds", Math.Round(report.Elapsed.TotalSeconds, 3));
        json.WriteBoolean("lockChanged", report.LockChanged);
        json.WriteStartArray("stages");
        foreach (var stage in report.Stages) StageReportJson.Write(json, stage);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
