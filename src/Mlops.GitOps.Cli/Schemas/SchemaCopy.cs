using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>The library wants a type of its own for what stands at a key.</summary>
internal static class SchemaCopy
{
    public static JsonSchemaProperty AsProperty(JsonSchema schema)
    {
        var property = new JsonSchemaProperty
        {
            Type = schema.Type,
            Pattern = schema.Pattern,
            ExtensionData = schema.ExtensionData,
            Minimum = schema.Minimum,
            Maximum = schema.Maximum,
            ExclusiveMinimum = schema.ExclusiveMinimum,
            ExclusiveMaximum = schema.ExclusiveMaximum,
            MinItems = schema.MinItems,
            Item = schema.Item,
            AllowAdditionalProperties = schema.AllowAdditionalProperties,
            Reference = schema.Reference,
        };
        foreach (var value in schema.Enumeration) property.Enumeration.Add(value);
        foreach (var alternative in schema.AnyOf) property.AnyOf.Add(alternative);
        foreach (var (pattern, value) in schema.PatternProperties) property.PatternProperties.Add(pattern, value);
        return property;
    }

    public static bool IsEmpty(JsonSchema schema) =>
        schema.Type == JsonObjectType.None && schema.AnyOf.Count == 0 && !schema.HasReference;
}
