using Mlops.GitOps.Core.Shapes;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Maps whose keys the user chooses, and maps of which one key decides what follows.</summary>
internal static class MapSchemas
{
    public static void Fill(JsonSchema schema, MapShape map, JsonSchemaProperty value)
    {
        schema.Type = JsonObjectType.Object;
        schema.AllowAdditionalProperties = false;
        schema.PatternProperties.Add(map.Key.Pattern ?? "", value);
    }

    public static void FillOneKey(JsonSchema schema, OneKeyShape shape, SchemaDefinitions definitions)
    {
        schema.Type = JsonObjectType.Object;
        schema.AllowAdditionalProperties = false;
        schema.MinProperties = 1;
        schema.MaxProperties = 1;
        foreach (var (name, value, _, _) in shape.Choices.OrderBy(static choice => choice.Name, StringComparer.Ordinal))
            schema.Properties.Add(name, SchemaCopy.AsProperty(definitions.At(value, name)));
    }
}
