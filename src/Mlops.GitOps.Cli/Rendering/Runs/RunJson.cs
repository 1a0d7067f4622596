using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Cli.Rendering.Runs;

/// <summary>Writes how runs ended as JSON, a run for each pipeline.</summary>
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

    public static void WriteReasons(Utf8JsonWriter json, ImmutableArray<Reason> because)
    {
        json.WriteStartArray("because");
        foreach (var reason in because)
        {
            json.WriteStartObject();
            json.WriteString("what", reason.What);
            WriteOptional(json, "before", reason.Before);
            WriteOptional(json, "after", reason.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartObject();
        json.WriteString("pipeline", report.Pipeline);
        json.WriteString("outcome", Camel(report.Outcome.ToString()));
        WriteOptional(json, "run", report.RunId);
        json.WriteNumber("stageCount", report.StageCount);
        json.WriteNumber("seconds", Seconds(report.Elapsed));
        json.WriteBoolean("lockChanged", report.LockChanged);
        json.WriteStartArray("stages");
        foreach (var stage in report.Stages) Write(json, stage);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StageReport stage)
    {
        json.WriteStartObject();
        json.WriteString("name", stage.Stage);
        json.WriteString("kind", stage.Kind);
        json.WriteString("ending", Camel(stage.Ending.ToString()));
        WriteOptional(json, "key", stage.Key?.ToString());
        WriteReasons(json, stage.Because);
        WriteArtifacts(json, "inputs", stage.Inputs);
        WriteArtifacts(json, "outputs", stage.Outputs);
        json.WriteString("startedAt", stage.StartedAt.UtcDateTime);
        json.WriteNumber("seconds", Seconds(stage.Elapsed));
        json.WriteNumber("attempts", stage.Attempts);
        if (stage.ExitCode is { } exit) json.WriteNumber("exit", exit);
        WriteOptional(json, "log", stage.LogPath);
        WriteOptional(json, "message", stage.Message);
        json.WriteEndObject();
    }

    private static void WriteArtifacts(Utf8JsonWriter json, string name, ImmutableArray<NamedArtifact> artifacts)
    {
        json.WriteStartObject(name);
        foreach (var (artifactName, artifact) in artifacts)
        {
            json.WriteStartObject(artifactName);
            json.WriteString("digest", artifact.Digest.ToString());
            json.WriteNumber("bytes", artifact.Bytes);
            if (artifact.Rows is { } rows) json.WriteNumber("rows", rows);
            if (artifact.IsFolder) json.WriteBoolean("folder", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null) json.WriteString(name, text);
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
