using Mlops.GitOps.Core.Shapes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Infrastructure;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Says a shape in JSON Schema, draft 7, for editors. Records become named definitions, so that the file stays readable.</summary>
public static class SchemaBuilder
{
    private const string Draft = "http://json-schema.org/draft-07/schema#";

    public static JsonSchema Build(SchemaFile file)
    {
        var root = new JsonSchema
        {
            SchemaVersion = Draft,
            Title = file.Title,
            Description = $"Made by `mlops schema` for {file.Of}.",
        };
        RecordSchemas.Fill(root, file.Shape, new SchemaDefinitions(root, SharedShapes.In(file.Shape)));
        return root;
    }

    /// <summary>Returns the same bytes on every machine.</summary>
    public static string Write(SchemaFile file)
    {
        // The schema's own ToJson would say draft 4, which has booleans for exclusive bounds.
        var resolver = JsonSchema.CreateJsonSerializerContractResolver(SchemaType.JsonSchema);
        var json = JToken.Parse(JsonSchemaSerialization.ToJson(Build(file), SchemaType.JsonSchema, resolver, Formatting.None));
        SchemaConditions.Write(json);
        return SchemaText.Of(json);
    }
}
