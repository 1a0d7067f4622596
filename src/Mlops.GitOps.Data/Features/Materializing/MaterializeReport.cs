using System.Text.Json;
using Mlops.GitOps.Data.Declarations;

namespace Mlops.GitOps.Data.Features.Materializing;

/// <summary>Writes down what was materialized.</summary>
internal static class MaterializeReport
{
    public static byte[] Of(IEnumerable<(ViewDeclaration View, Materialized Values)> views) => ReportJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("schema", "mlops/materialize/1");
        json.WriteStartArray("views");
        foreach (var (view, values) in views) Write(json, view, values);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, ViewDeclaration view, Materialized values)
    {
        json.WriteStartObject();
        json.WriteString("view", view.FullName);
        json.WriteString("key", view.Key);
        json.WriteString("dataset", view.Dataset.Name);
        if (values.AsOf is { } time) json.WriteString("asOf", TimeText.Of(time));
        else json.WriteNull("asOf");
        json.WriteNumber("rows", values.Rows);
        json.WriteString("digest", values.Digest.ToString());
        json.WriteStartObject("nulls");
        foreach (var (value, count) in values.Nulls) json.WriteNumber(value, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
