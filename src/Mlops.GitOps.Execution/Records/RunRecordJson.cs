using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Execution.Registering;
using Mlops.GitOps.Execution.Results;
using Mlops.GitOps.Execution.Running;

namespace Mlops.GitOps.Execution.Records;

/// <summary>The JSON of a run record, its fields in one order.</summary>
internal static class RunRecordJson
{
    private const string Schema = "mlops/run/1";

    public static ReadOnlySpan<byte> Write(RunRecord record)
    {
        var output = new ArrayBufferWriter<byte>(1024 * (1 + record.Stages.Length));
        using (var json = new Utf8JsonWriter(output, ResultJson.Options with { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("schema"u8, Schema);
            json.WriteString("pipeline"u8, record.Pipeline);
            json.WriteString("run"u8, record.Run);
            json.WriteString("tool"u8, record.ToolVersion);
            json.WriteStartArray("set"u8);
            foreach (var set in record.Sets) json.WriteStringValue(set);
            json.WriteEndArray();
            json.WriteString("event"u8, record.Happening);
            WriteOrigin(record, json);
            json.WriteString("started"u8, record.StartedAt.UtcDateTime);
            json.WriteString("ended"u8, record.EndedAt.UtcDateTime);
            json.WriteString("outcome"u8, RecordWords.Of(record.Outcome));
            json.WriteStartArray("stages"u8);
            foreach (var stage in record.Stages) StageReportJson.Write(json, stage);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.Write("\n"u8);
        return output.WrittenSpan;
    }

    /// <summary>Reads a record; null where it is not one.</summary>
    public static RunRecord? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            if (root.GetProperty("schema"u8).GetString() != Schema) return null;
            var sets = ImmutableArray.CreateBuilder<string>();
            foreach (var set in root.GetProperty("set"u8).EnumerateArray()) sets.Add(set.GetString() ?? "");
            var stages = ImmutableArray.CreateBuilder<StageReport>();
            foreach (var stage in root.GetProperty("stages"u8).EnumerateArray()) stages.Add(StageReportJson.Read(stage));
            return new(
                root.GetProperty("pipeline"u8).GetString() ?? "",
                root.GetProperty("run"u8).GetString() ?? "",
                root.GetProperty("tool"u8).GetString() ?? "",
                sets.DrainToImmutable(),
                root.GetProperty("event"u8).GetString() ?? "",
                root.GetProperty("started"u8).GetDateTimeOffset(),
                root.GetProperty("ended"u8).GetDateTimeOffset(),
                RecordWords.Outcome(root.GetProperty("outcome"u8).GetString()),
                stages.DrainToImmutable())
            {
                Code = root.TryGetProperty("code"u8, out var code) ? new GitState(code.GetProperty("commit"u8).GetString() ?? "", code.GetProperty("dirty"u8).GetBoolean()) : null,
                Runtime = root.TryGetProperty("platform"u8, out var platform) ? platform.GetProperty("runtime"u8).GetString() : null,
                System = root.TryGetProperty("platform"u8, out platform) ? platform.GetProperty("os"u8).GetString() : null,
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static void WriteOrigin(RunRecord record, Utf8JsonWriter json)
    {
        if (record.Code is { } code)
        {
            json.WriteStartObject("code"u8);
            json.WriteString("commit"u8, code.Commit);
            json.WriteBoolean("dirty"u8, code.IsDirty);
            json.WriteEndObject();
        }

        if (record.Runtime is null || record.System is null) return;
        json.WriteStartObject("platform"u8);
        json.WriteString("runtime"u8, record.Runtime);
        json.WriteString("os"u8, record.System);
        json.WriteEndObject();
    }
}
