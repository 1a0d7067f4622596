using Mlops.GitOps.Core.Shapes;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Maps whose keys the language defines.</summary>
internal static class RecordSchemas
{
    public static void Fill(JsonSchema schema, RecordShape record, SchemaDefinitions definitions)
    {
        schema.Type = JsonObjectType.Object;
        schema.AllowAdditionalProperties = false;
        foreach (var field in record.Fields)
        {
            AddProperty(schema, field, definitions.At(field.Shape, field.Name));
            if (field.IsRequired) schema.RequiredProperties.Add(field.Name);
        }

        foreach (var group in record.ExactlyOne)
        {
            var choice = record.ExactlyOne.Length == 1 ? schema : new JsonSchema();
            foreach (var name in group) choice.OneOf.Add(new JsonSchema { RequiredProperties = { name } });
            if (choice != schema) schema.AllOf.Add(choice);
        }
    }

    public static void AddProperty(JsonSchema schema, Field field, JsonSchema value)
    {
        var property = SchemaCopy.AsProperty(value);
        property.Description = field.Doc;
        schema.Properties.Add(field.Name, property);
    }
}
