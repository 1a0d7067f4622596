using Mlops.GitOps.Core.Shapes;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Maps of which one field names the variant.</summary>
internal static class VariantSchemas
{
    public static void Fill(JsonSchema schema, VariantShape shape, SchemaDefinitions definitions)
    {
        // Each variant asks for its own word, so at most one fits and editors find the one that is meant.
        foreach (var (name, record) in shape.Variants)
            schema.AnyOf.Add(definitions.Named(record, $"{name} {record.Title}", name, variant => RecordSchemas.Fill(variant, record, definitions)));
    }
}
