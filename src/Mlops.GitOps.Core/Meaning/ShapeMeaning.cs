using System.Collections.Immutable;
using System.Globalization;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Meaning;

/// <summary>Reads a tree by its shape: short forms become long ones, and what would be so anyway is left out.</summary>
internal static class ShapeMeaning
{
    /// <summary>Returns what a node says; null where that is nothing.</summary>
    /// <param name="record">The title of the record that it stands in.</param>
    /// <param name="field">The key that it stands under.</param>
    public static Meant? Of(YamlNode node, Shape shape, string record, string field) => (shape, node) switch
    {
        (ChoiceShape choice, _) => OfChoice(node, choice, record, field),
        (LikeShape like, _) => Of(node, like.Record, record, field),
        (VariantShape variant, YamlMap map) => variant.Find(map.Text(variant.Discriminator)?.Value ?? "") is { } kind ? OfRecord(map, kind) : OfAny(node),
        (_, YamlScalar { IsNull: true }) when shape is not AnyShape => null,
        (RecordShape known, YamlMap map) => OfRecord(map, known),
        (MapShape open, YamlMap map) => OfMap(map, open, field),
        (OneKeyShape oneKey, YamlMap { Entries: [var only] }) => new MeantMap(node.Span, [EntryOf(only, oneKey.Find(only.Name)?.Shape, field)]),
        (ListShape list, YamlSequence sequence) => OfList(sequence, list, record, field),
        (_, YamlScalar scalar) => ScalarMeaning.Of(scalar, shape),
        _ => OfAny(node),
    };

    public static MeantMap OfRecord(YamlMap map, RecordShape shape)
    {
        var entries = new List<MeantEntry>();
        foreach (var entry in map.Entries)
        {
            var known = shape.Find(entry.Name)?.Shape;
            if ((known is null ? OfAny(entry.Value) : Of(entry.Value, known, shape.Title, entry.Name)) is not { } value) continue;
            if (IsUsual(value, known, shape.Title, entry.Name)) continue;
            entries.Add(new MeantEntry(entry.Name, entry.Key.Span, value));
        }

        return new MeantMap(map.Span, Sorted(entries));
    }

    private static bool IsUsual(Meant value, Shape? shape, string record, string field) => value switch
    {
        MeantValue { Text: var text } => UsualValues.Of(record, field) == text,
        MeantList list => list.Items.IsEmpty,
        MeantMap { Entries.IsEmpty: true } => !SaysByBeingThere(shape),
        _ => false,
    };

    private static bool SaysByBeingThere(Shape? shape) => shape switch
    {
        RecordShape record => UsualValues.SaysByBeingThere(record.Title),
        ChoiceShape choice => choice.Alternatives.Any(SaysByBeingThere),
        _ => false,
    };

    private static MeantMap OfMap(YamlMap map, MapShape shape, string field)
    {
        var entries = new List<MeantEntry>();
        foreach (var entry in map.Entries)
        {
            var meant = EntryOf(entry, shape.Value, field);

            // To ask nothing of an environment is as good as not to name it.
            if (meant.Value is MeantList { Items.IsEmpty: true } && shape.Value is ListShape { Item: ExpressionShape or RecordShape { Title: "an approval" } }) continue;
            entries.Add(meant);
        }

        return new MeantMap(map.Span, Sorted(entries));
    }

    private static MeantEntry EntryOf(YamlEntry entry, Shape? shape, string field) =>
        new(entry.Name, entry.Key.Span, (shape is null ? OfAny(entry.Value) : Of(entry.Value, shape, "", field)) ?? new MeantMap(entry.Value.Span, []));

    private static MeantList OfList(YamlSequence sequence, ListShape shape, string record, string field)
    {
        var items = sequence.Items.Select(item => Of(item, shape.Item, record, field)).OfType<Meant>().ToImmutableArray();
        return new MeantList(sequence.Span, ListMeaning.AreApprovals(shape) ? Joined(items) : items, ListMeaning.IsSet(shape, record, field));
    }

    // Two seats of a role are asked for alike in one line or in two.
    private static ImmutableArray<Meant> Joined(ImmutableArray<Meant> approvals)
    {
        if (approvals.Length < 2) return approvals;
        var joined = ImmutableArray.CreateBuilder<Meant>();
        foreach (var group in approvals.OfType<MeantMap>().GroupBy(static approval => (approval.TextOf("role"), approval.TextOf("maxAge"))))
        {
            var first = group.First();
            var count = group.Sum(static approval => long.TryParse(approval.TextOf("count"), NumberStyles.None, CultureInfo.InvariantCulture, out var written) ? written : 1);
            joined.Add(count == 1 ? first : first.With("count", new MeantValue(first.Span, YamlTree.Number(count))));
        }

        return joined.ToImmutable();
    }

    private static Meant? OfChoice(YamlNode node, ChoiceShape choice, string record, string field)
    {
        foreach (var alternative in choice.Alternatives)
        {
            // One alone is a list of one.
            if (alternative is ListShape list && node is not YamlSequence && choice.Alternatives.Any(one => ReferenceEquals(one, list.Item))) return OfList(YamlTree.Seq(node) with { Span = node.Span }, list, record, field);
        }

        if (LongForm(node, choice) is not { } whole) return null;
        var fitting = choice.Alternatives.Where(alternative => Fits(whole, alternative)).ToList();
        return fitting switch
        {
            [var only] => Of(whole, only, record, field),
            [] => OfAny(whole),
            _ when whole is YamlScalar scalar => ScalarMeaning.Of(scalar, choice),
            _ => OfAny(whole),
        };
    }

    /// <summary>Returns the map that a short form stands for; null where it says that there is nothing.</summary>
    private static YamlNode? LongForm(YamlNode node, ChoiceShape choice)
    {
        foreach (var alternative in choice.Alternatives)
        {
            var key = alternative switch
            {
                RecordShape { Title: "a column" } => "type",
                RecordShape { Title: "a slice" } => "column",
                RecordShape { Title: "an input" } => "from",
                RecordShape { Title: "GPUs" } => "count",
                RecordShape { Title: "a parameter" } => "default",
                _ => null,
            };
            if (key is not null && node is YamlScalar or YamlSequence && !(key == "column" && node is YamlSequence)) return Wrapped(node, key, node);
            if (alternative is OneKeyShape && node is YamlScalar chosen) return Wrapped(node, chosen.Value, YamlTree.Map() with { Span = node.Span });
            if (alternative is RecordShape { Title: "a filter of pushes" or "online reads" } && node is YamlScalar flag && Scalars.TryBool(flag, out var isWanted))
                return isWanted ? YamlTree.Map() with { Span = node.Span } : null;
        }

        return node;
    }

    private static YamlMap Wrapped(YamlNode at, string key, YamlNode value) =>
        new(at.Span, [new YamlEntry(new YamlScalar(at.Span, key, ScalarStyle.Plain), value)], IsFlow: true);

    private static bool Fits(YamlNode node, Shape shape) => node switch
    {
        YamlScalar => shape is TextShape or EnumShape or BoolShape or NumberShape or AnyShape or ExpressionShape,
        YamlSequence => shape is ListShape or AnyShape,
        _ => shape is RecordShape or MapShape or VariantShape or OneKeyShape or LikeShape or AnyShape,
    };

    private static Meant OfAny(YamlNode node) => node switch
    {
        YamlMap map => new MeantMap(map.Span, Sorted([.. map.Entries.Select(static entry => new MeantEntry(entry.Name, entry.Key.Span, OfAny(entry.Value)))])),
        YamlSequence list => new MeantList(list.Span, [.. list.Items.Select(OfAny)], IsSet: false),
        YamlScalar scalar => ScalarMeaning.Of(scalar, new AnyShape()),
        _ => new MeantMap(default(SourceSpan), []),
    };

    private static ImmutableArray<MeantEntry> Sorted(List<MeantEntry> entries) => [.. entries.OrderBy(static entry => entry.Name, StringComparer.Ordinal)];
}
