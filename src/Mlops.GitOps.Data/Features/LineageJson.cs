using System.Collections.Immutable;
using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features;

/// <summary>Writes lineage down.</summary>
internal static class LineageJson
{
    public static byte[] Of(ImmutableArray<ViewDeclaration> views) => ReportJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/lineage/1");
        json.WriteStartArray("values");
        foreach (var value in views.SelectMany(static view => Lineage.Of(view))) Write(json, value);
        json.WriteEndArray();
        json.WriteEndObject();
    });

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
