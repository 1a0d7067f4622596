using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Core.Text;

namespace Mlops.GitOps.Backends;

/// <summary>Writes and reads <c>generated/map.json</c>.</summary>
public static class OutputMapJson
{
    public static string Write(OutputMap map, string tool)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", OutputMap.Schema);
            json.WriteString("tool", tool);
            json.WriteStartObject("files");
            foreach (var (path, file) in map.Files)
            {
                json.WriteStartObject(path);
                json.WriteString("backend", file.Backend);
                json.WriteStartArray("lines");
                foreach (var source in file.Sources)
                {
                    json.WriteStartObject();
                    json.WriteNumber("line", source.Line);
                    json.WriteString("from", source.From.Path);
                    json.WriteNumber("fromLine", source.From.Start.Line);
                    json.WriteNumber("fromColumn", source.From.Start.Column);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>Returns what a map says; null where it is none of this version.</summary>
    public static OutputMap? TryRead(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.GetProperty("schema").GetString() == OutputMap.Schema
                ? new OutputMap(root.GetProperty("files").EnumerateObject().ToImmutableSortedDictionary(static file => file.Name, static file => Read(file.Value), StringComparer.Ordinal))
                : null;
        }
        catch (Exception trouble) when (trouble is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static MappedFile Read(JsonElement file) => new(
        file.GetProperty("backend").GetString() ?? "",
        [.. file.GetProperty("lines").EnumerateArray().Select(static line =>
        {
            var at = new LinePosition(line.GetProperty("fromLine").GetInt32(), line.GetProperty("fromColumn").GetInt32());
            return new LineSource(line.GetProperty("line").GetInt32(), new Location(line.GetProperty("from").GetString() ?? "", at, at));
        })]);
}
