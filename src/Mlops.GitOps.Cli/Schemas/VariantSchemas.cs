using Mlops.GitOps.Core.Shapes;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Maps of which one field names the variant.</summary>
internal static class VariantSchemas
{
    public static void Fill(JsonSchema schema, VariantShape shape, SchemaDefinitions definitions)
    {
        schema.Type = JsonObjectType.Object;
        schema.RequiredProperties.Add(shape.Discriminator);

        // Said here as well, so that an editor that finds no variant names all of them.
        var word = new JsonSchemaProperty { Type = JsonObjectType.String };
        foreach (var (name, _) in shape.Variants) word.Enumeration.Add(name);
        schema.Properties.Add(shape.Discriminator, word);

        // Each variant asks for its own word, so at most one fits and editors find the one that is meant.
        foreach (var (name, record) in shape.Variants)
            schema.AnyOf.Add(definitions.Named(record, $"{name} {record.Title}", name, variant => RecordSchemas.Fill(variant, record, definitions)));
    }
}
