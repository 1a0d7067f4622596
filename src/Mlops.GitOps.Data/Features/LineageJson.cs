using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features;

/// <summary>Writes lineage down.</summary>
internal static class LineageJson
{
    public static byte[] Of(ImmutableArray<ViewDeclaration> views)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("schema", "mlops/lineage/1");
            json.WriteStartArray("values");
            foreach (var value in views.SelectMany(static view => Lineage.Of(view))) Write(json, value);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. stream.ToArray(), (byte)'\n'];
    }

    private static void Write(Utf8JsonWriter json, ValueLineage value)
    {
        json.WriteStartObject();
        json.WriteString("view", value.View);
        json.WriteString("value", value.Value);
        json.WriteString("dataset", value.Dataset);
        json.WriteStartArray("columns");
        foreach (var column in value.Columns) json.WriteStringValue(column);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
