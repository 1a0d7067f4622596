using Mlops.GitOps.Core.Shapes;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>The definitions of one schema: a shape that is met twice is written once.</summary>
internal sealed class SchemaDefinitions(JsonSchema root, HashSet<Shape> shared)
{
    private readonly DefinitionNames names = new();
    private readonly Dictionary<object, JsonSchema> known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, JsonSchema> knownPartial = new(ReferenceEqualityComparer.Instance);

    /// <summary>Returns a schema for the place of a shape; <paramref name="key"/> is where it stands.</summary>
    public JsonSchema At(Shape shape, string key) => shape switch
    {
        RecordShape record => Named(record, record.Title, key, schema => RecordSchemas.Fill(schema, record, this)),
        VariantShape variant => Named(variant, variant.Title, key, schema => VariantSchemas.Fill(schema, variant, this)),
        LikeShape like => Named(like, like.Record.Title, key, schema => LikeSchemas.Fill(schema, like, this)),
        OneKeyShape oneKey => Named(oneKey, oneKey.Noun, key, schema => MapSchemas.FillOneKey(schema, oneKey, this)),
        TextShape { Pattern: not null } text => Named(text, DefinitionNames.NounOf(text), key, schema => ScalarSchemas.Fill(schema, text)),
        _ when shared.Contains(shape) => Named(shape, key, key, schema => FillInPlace(schema, shape, key)),
        _ => InPlace(shape, key),
    };

    /// <summary>Returns a reference to a definition, which is made if this is the first.</summary>
    public JsonSchema Named(object shape, string noun, string key, Action<JsonSchema> fill, bool isPartial = false)
    {
        var made = isPartial ? knownPartial : known;
        if (!made.TryGetValue(shape, out var definition))
        {
            definition = new JsonSchema();
            made.Add(shape, definition);
            root.Definitions.Add(names.Take(noun, key, isPartial ? "partial" : ""), definition);
            fill(definition);
        }

        return new JsonSchema { Reference = definition };
    }

    public static JsonSchema ChoiceOf(IEnumerable<JsonSchema> alternatives)
    {
        var schema = new JsonSchema();
        foreach (var alternative in alternatives) schema.AnyOf.Add(alternative);
        return schema;
    }

    private JsonSchema InPlace(Shape shape, string key)
    {
        var schema = new JsonSchema();
        FillInPlace(schema, shape, key);
        return schema;
    }

    private void FillInPlace(JsonSchema schema, Shape shape, string key)
    {
        switch (shape)
        {
            case MapShape map:
                MapSchemas.Fill(schema, map, SchemaCopy.AsProperty(At(map.Value, key)));
                break;
            case ListShape list:
                schema.Type = JsonObjectType.Array;
                schema.Item = At(list.Item, key);
                schema.MinItems = list.MayBeEmpty ? 0 : 1;
                break;
            case ChoiceShape choice:
                foreach (var alternative in choice.Alternatives) schema.AnyOf.Add(At(alternative, key));
                break;
            default:
                ScalarSchemas.Fill(schema, shape);
                break;
        }
    }
}
