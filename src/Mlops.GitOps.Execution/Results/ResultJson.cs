using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Execution.Keys;

namespace Mlops.GitOps.Execution.Results;

/// <summary>The JSON of a result. Its fields are written and read in one order.</summary>
internal static class ResultJson
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(StageResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("stage"u8, result.Stage);
        json.WriteStartObject("parts"u8);
        foreach (var part in result.Parts) json.WriteString(part.Name, part.Value);
        json.WriteEndObject();
        ArtifactJson.Write(json, "outputs"u8, result.Outputs);
        json.WriteString("run"u8, result.Run);
        json.WriteString("ended"u8, result.EndedAt);
        json.WriteNumber("seconds"u8, (decimal)result.Elapsed.Ticks / TimeSpan.TicksPerSecond);
        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>Reads a result; null where it is of another tool's shape.</summary>
    public static StageResult? Read(Digest key, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            var parts = ImmutableArray.CreateBuilder<KeyPart>();
            foreach (var part in root.GetProperty("parts"u8).EnumerateObject()) parts.Add(new(part.Name, part.Value.GetString() ?? ""));
            return new(
                root.GetProperty("stage"u8).GetString() ?? "",
                key,
                parts.DrainToImmutable(),
                ArtifactJson.Read(root.GetProperty("outputs"u8)),
                root.GetProperty("run"u8).GetString() ?? "",
                root.GetProperty("ended"u8).GetDateTimeOffset(),
                new TimeSpan((long)(root.GetProperty("seconds"u8).GetDecimal() * TimeSpan.TicksPerSecond)));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
