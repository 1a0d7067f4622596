using Mlops.GitOps.Core.Shapes;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Records that may start from another by <c>like</c>. Those that do say only what differs: nothing is required of them, and
/// null removes what the other has.</summary>
internal static class LikeSchemas
{
    public static void Fill(JsonSchema schema, LikeShape shape, SchemaDefinitions definitions)
    {
        schema.Type = JsonObjectType.Object;
        schema.AnyOf.Add(definitions.Named(shape.Record, shape.Record.Title, "", made => FillRoot(made, shape.Record, definitions), isPartial: true));
        var whole = shape.Record with { Fields = [.. shape.Record.Fields.Where(static field => field.Name != "like")] };
        schema.AnyOf.Add(definitions.Named(whole, $"whole {shape.Record.Title}", "", made => RecordSchemas.Fill(made, whole, definitions)));
        SchemaConditions.ChooseFirstIf(schema, "like");
    }

    private static void FillRoot(JsonSchema schema, RecordShape record, SchemaDefinitions definitions)
    {
        FillPartial(schema, record.Fields, definitions);
        if (record.Find("like") is { } like) schema.Properties[like.Name] = Described(SchemaCopy.AsProperty(definitions.At(like.Shape, like.Name)), like.Doc);
        schema.RequiredProperties.Add("like");
    }

    private static void FillPartial(JsonSchema schema, IEnumerable<Field> fields, SchemaDefinitions definitions)
    {
        schema.Type = JsonObjectType.Object;
        schema.AllowAdditionalProperties = false;
        foreach (var sameName in fields.GroupBy(static field => field.Name, StringComparer.Ordinal))
        {
            var shapes = sameName.Select(static field => field.Shape).Distinct().ToList();
            var value = OrNothing(shapes.SelectMany(shape => Alternatives(shape, sameName.Key, definitions)));
            RecordSchemas.AddProperty(schema, sameName.First(), value);
        }
    }

    private static IEnumerable<JsonSchema> Alternatives(Shape shape, string key, SchemaDefinitions definitions) => shape switch
    {
        ChoiceShape choice => choice.Alternatives.SelectMany(alternative => Alternatives(alternative, key, definitions)),
        RecordShape record =>
            [definitions.Named(record, record.Title, key, made => FillPartial(made, record.Fields, definitions), isPartial: true)],

        // The kind may be the other's, so any field of any kind may stand here.
        VariantShape variant =>
            [definitions.Named(variant, variant.Title, key,
                made => FillPartial(made, variant.Variants.SelectMany(static kind => kind.Shape.Fields), definitions), isPartial: true)],
        MapShape map => [PartialMap(map, key, definitions)],
        _ => [definitions.At(shape, key)],
    };

    private static JsonSchema PartialMap(MapShape map, string key, SchemaDefinitions definitions)
    {
        var schema = new JsonSchema();
        MapSchemas.Fill(schema, map, SchemaCopy.AsProperty(OrNothing(Alternatives(map.Value, key, definitions))));
        return schema;
    }

    private static JsonSchema OrNothing(IEnumerable<JsonSchema> alternatives)
    {
        var all = alternatives.ToList();

        // What takes anything takes nothing as well.
        return all.Exists(SchemaCopy.IsEmpty) ? new JsonSchema() : SchemaDefinitions.ChoiceOf([.. all, new JsonSchema { Type = JsonObjectType.Null }]);
    }

    private static JsonSchemaProperty Described(JsonSchemaProperty property, string doc)
    {
        property.Description = doc;
        return property;
    }
}
