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
    public static StageResult? Read(Digest key, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var json = new Utf8JsonReader(bytes);
            Expect(ref json, JsonTokenType.StartObject);
            var stage = Text(ref json, "stage"u8);
            var parts = ReadParts(ref json);
            var outputs = ReadOutputs(ref json);
            var run = Text(ref json, "run"u8);
            Value(ref json, "ended"u8);
            var endedAt = json.GetDateTimeOffset();
            Value(ref json, "seconds"u8);
            return new(stage, key, parts, outputs, run, endedAt, new TimeSpan((long)(json.GetDecimal() * TimeSpan.TicksPerSecond)));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static ImmutableArray<KeyPart> ReadParts(ref Utf8JsonReader json)
    {
        Value(ref json, "parts"u8);
        var parts = ImmutableArray.CreateBuilder<KeyPart>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString() ?? "";
            Expect(ref json, JsonTokenType.String);
            parts.Add(new(name, json.GetString() ?? ""));
        }

        return parts.DrainToImmutable();
    }

    private static ImmutableArray<NamedArtifact> ReadOutputs(ref Utf8JsonReader json)
    {
        Value(ref json, "outputs"u8);
        var outputs = ImmutableArray.CreateBuilder<NamedArtifact>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString() ?? "";
            Expect(ref json, JsonTokenType.StartObject);
            var digest = Digest.TryParse(Text(ref json, "digest"u8)) ?? throw new FormatException("not a digest");
            Value(ref json, "bytes"u8);
            var bytes = json.GetInt64();
            var (isFolder, rows) = (false, (long?)null);
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var isRows = json.ValueTextEquals("rows"u8);
                json.Read();
                if (isRows) rows = json.GetInt64();
                else isFolder = json.GetBoolean();
            }

            outputs.Add(new(name, new Artifact(digest, bytes, isFolder, rows)));
        }

        return outputs.DrainToImmutable();
    }

    private static string Text(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Value(ref json, name);
        return json.GetString() ?? "";
    }

    private static void Value(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Expect(ref json, JsonTokenType.PropertyName);
        if (!json.ValueTextEquals(name)) throw new FormatException("another field was expected");
        json.Read();
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (!json.Read() || json.TokenType != type) throw new FormatException($"{type} was expected");
    }
}
