using Mlops.GitOps.Core.Shapes;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>The definitions of one schema: a shape that is met twice is written once.</summary>
internal sealed class SchemaDefinitions(JsonSchema root)
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
        TextShape text when DefinitionNames.NounOf(text) is { } noun => Named(text, noun, key, schema => ScalarSchemas.FillText(schema, text)),
        MapShape map => MapSchemas.Of(map, key, this),
        ListShape list => ListOf(list, key),
        ChoiceShape choice => ChoiceOf(choice.Alternatives.Select(alternative => At(alternative, key))),
        _ => ScalarSchemas.Of(shape),
    };

    /// <summary>Returns a reference to a definition, which is made if this is the first.</summary>
    public JsonSchema Named(object shape, string noun, string key, Action<JsonSchema> fill, bool isPartial = false)
    {
        var made = isPartial ? knownPartial : known;
        if (!made.TryGetValue(shape, out var definition))
        {
            definition = new JsonSchema();
            made.Add(shape, definition);
            root.Definitions.Add(names.Take(isPartial ? $"partial {noun}" : noun, key), definition);
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

    private JsonSchema ListOf(ListShape list, string key) => new()
    {
        Type = JsonObjectType.Array,
        Item = At(list.Item, key),
        MinItems = list.MayBeEmpty ? 0 : 1,
    };
}
