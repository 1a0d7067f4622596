using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Records;

/// <summary>A stage in a run record. What there is nothing to say of is left out.</summary>
public static class StageReportJson
{
    public static void Write(Utf8JsonWriter json, StageReport stage)
    {
        json.WriteStartObject();
        json.WriteString("stage"u8, stage.Stage);
        json.WriteString("kind"u8, stage.Kind);
        json.WriteString("ending"u8, RecordWords.Of(stage.Ending));
        if (stage.Key is { } key) json.WriteString("key"u8, key.ToString());
        WriteReasons(json, stage.Because);
        ArtifactJson.Write(json, "inputs"u8, stage.Inputs);
        ArtifactJson.Write(json, "outputs"u8, stage.Outputs);
        json.WriteString("started"u8, stage.StartedAt.UtcDateTime);
        json.WriteNumber("seconds"u8, (decimal)stage.Elapsed.Ticks / TimeSpan.TicksPerSecond);
        json.WriteNumber("attempts"u8, stage.Attempts);
        if (stage.ExitCode is { } exit) json.WriteNumber("exit"u8, exit);
        if (stage.LogPath is not null) json.WriteString("log"u8, stage.LogPath);
        if (stage.Message is not null) json.WriteString("message"u8, stage.Message);
        json.WriteEndObject();
    }

    public static void WriteReasons(Utf8JsonWriter json, ImmutableArray<Reason> because)
    {
        json.WriteStartArray("because"u8);
        foreach (var reason in because) Write(json, reason);
        json.WriteEndArray();
    }

    internal static StageReport Read(JsonElement stage)
    {
        var because = ImmutableArray.CreateBuilder<Reason>();
        foreach (var reason in stage.GetProperty("because"u8).EnumerateArray()) because.Add(new(Text(reason, "what") ?? "", Text(reason, "before"), Text(reason, "after")));
        return new(
            Text(stage, "stage") ?? "",
            Text(stage, "kind") ?? "",
            RecordWords.Ending(Text(stage, "ending")),
            Text(stage, "key") is { } key ? Digest.TryParse(key) ?? throw new FormatException("not a digest") : null,
            because.DrainToImmutable(),
            ArtifactJson.Read(stage.GetProperty("inputs"u8)),
            ArtifactJson.Read(stage.GetProperty("outputs"u8)),
            stage.GetProperty("started"u8).GetDateTimeOffset(),
            new TimeSpan((long)(stage.GetProperty("seconds"u8).GetDecimal() * TimeSpan.TicksPerSecond)),
            stage.GetProperty("attempts"u8).GetInt32(),
            stage.TryGetProperty("exit"u8, out var exit) ? exit.GetInt32() : null,
            Text(stage, "log"),
            Text(stage, "message"));
    }

    private static void Write(Utf8JsonWriter json, Reason reason)
    {
        json.WriteStartObject();
        json.WriteString("what"u8, reason.What);
        if (reason.Before is not null) json.WriteString("before"u8, reason.Before);
        if (reason.After is not null) json.WriteString("after"u8, reason.After);
        json.WriteEndObject();
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
