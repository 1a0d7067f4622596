using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mlops.GitOps.Core.Operations;
using Mlops.GitOps.Execution.Planning;

namespace Mlops.GitOps.Execution.Running;

/// <summary>What a stage is told, as <c>mlops/stage/1</c>: the same on every engine.</summary>
internal static class StageFile
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="run">The run, which a record of a version names.</param>
    public static byte[] Of(string pipeline, string run, StageWork work, int attempt, StagePlaces places, IReadOnlyList<ResolvedInput> inputs)
    {
        using var stream = new MemoryStream(1024);
        using (var json = new Utf8JsonWriter(stream, Readable))
        {
            json.WriteStartObject();
            json.WriteString("schema", "mlops/stage/1");
            json.WriteString("pipeline", pipeline);
            json.WriteString("stage", work.Id);
            json.WriteNumber("attempt", attempt);
            json.WriteNumber("seed", work.Seed);
            json.WriteStartObject("params");
            foreach (var parameter in work.Parameters)
            {
                json.WritePropertyName(parameter.Name);
                json.WriteRawValue(parameter.Json);
            }

            json.WriteEndObject();
            if (work.Body is BuiltInBody builtIn)
            {
                json.WriteString("run", run);
                json.WriteString("kind", work.Kind);
                json.WritePropertyName("settings");
                json.WriteRawValue(builtIn.Settings);
            }

            WriteInputs(json, places, inputs);
            json.WriteStartObject("outputs");
            foreach (var output in work.Outputs)
            {
                json.WriteStartObject(output.Name);
                json.WriteString("path", places.OutputPath(output));
                json.WriteString("type", output.Type);
                if (output.Format is { } format) json.WriteString("format", format);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteString("scratch", places.Scratch);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Returns the rows that a stage says its outputs have, by name; nothing where it says nothing that can be read.</summary>
    public static Dictionary<string, long> ReadRows(string path)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        if (!File.Exists(path)) return rows;
        try
        {
            using var said = JsonDocument.Parse(File.ReadAllText(path, Encoding.UTF8));
            if (said.RootElement.ValueKind != JsonValueKind.Object) return rows;
            foreach (var output in said.RootElement.EnumerateObject())
            {
                if (output.Value.ValueKind == JsonValueKind.Object && output.Value.TryGetProperty("rows", out var count) && count.TryGetInt64(out var number) && number >= 0)
                    rows[output.Name] = number;
            }

            return rows;
        }
        catch (JsonException exception)
        {
            throw new RunFailure($"its outputs.json is not JSON: {exception.Message}");
        }
    }

    private static void WriteInputs(Utf8JsonWriter json, StagePlaces places, IReadOnlyList<ResolvedInput> inputs)
    {
        json.WriteStartObject("inputs");
        string? open = null;
        foreach (var input in inputs)
        {
            if (open is not null && open != input.Binding.Name)
            {
                json.WriteEndObject();
                open = null;
            }

            if (input.Value is { } value)
            {
                if (open is null) json.WriteStartObject(open = input.Binding.Name);
                json.WriteStartObject(value);
            }
            else
            {
                json.WriteStartObject(input.Binding.Name);
            }

            json.WriteString("path", places.InputPath(input));
            json.WriteString("digest", input.Digest.ToString());
            json.WriteString("type", input.Binding.Type);
            if (input.Binding.Format is { } format) json.WriteString("format", format);
            json.WriteEndObject();
        }

        if (open is not null) json.WriteEndObject();
        json.WriteEndObject();
    }
}
