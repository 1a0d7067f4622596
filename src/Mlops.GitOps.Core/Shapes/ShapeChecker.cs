using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>Holds a tree against a shape and reports what does not fit. Later phases read the tree and pass over what was reported.</summary>
internal static class ShapeChecker
{
    public static void Check(YamlNode node, Shape shape, Subject subject, DiagnosticBag diagnostics)
    {
        // What a tag makes of a scalar is not known; the tag itself is reported.
        if (node is YamlScalar { Tag: not null }) return;
        switch (shape)
        {
            case AnyShape or ExpressionShape:
                break;
            case TextShape or EnumShape or BoolShape or NumberShape or NothingShape:
                if (node is YamlScalar scalar) ScalarChecker.Check(scalar, shape, subject, diagnostics);
                else ReportWrongType(node, shape, subject, diagnostics);
                break;
            case ListShape list:
                if (node is YamlSequence sequence) CheckList(sequence, list, subject, diagnostics);
                else ReportWrongType(node, shape, subject, diagnostics);
                break;
            case ChoiceShape choice:
                CheckChoice(node, choice, subject, diagnostics);
                break;
            default:
                if (node is YamlMap map) CheckMap(map, shape, subject, diagnostics);
                else ReportWrongType(node, shape, subject, diagnostics);
                break;
        }
    }

    private static void CheckMap(YamlMap map, Shape shape, Subject subject, DiagnosticBag diagnostics)
    {
        switch (shape)
        {
            case MapShape open:
                foreach (var entry in map.Entries) CheckOpenEntry(entry, open, diagnostics);
                break;
            case OneKeyShape oneKey:
                CheckOneKey(map, oneKey, subject, diagnostics);
                break;
            case RecordShape record:
                CheckRecord(map, record, subject, diagnostics);
                break;
            case VariantShape variant:
                CheckVariant(map, variant, subject, diagnostics);
                break;
            case LikeShape like:
                CheckLike(map, like, subject, diagnostics);
                break;
        }
    }

    private static void CheckLike(YamlMap map, LikeShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        if (map.Find("like") is not null) return;
        var alone = new DiagnosticBag();
        CheckRecord(map, shape.Record, subject, alone);
        var found = alone.ToSorted();

        // Of one that is like another, only the whole can be judged; it is not made where 'like' is misspelt.
        var like = found.FirstOrDefault(static diagnostic => diagnostic is { Suggestion: "like" } && diagnostic.Descriptor == Catalog.UnknownProperty);
        if (like is null) diagnostics.AddRange(found);
        else diagnostics.Add(like);
    }

    private static void CheckOpenEntry(YamlEntry entry, MapShape shape, DiagnosticBag diagnostics)
    {
        var noun = NounOf(shape.Value);
        ScalarChecker.CheckText(entry.Key, shape.Key, new Subject("", noun, entry.Key.Span), diagnostics);
        Check(entry.Value, shape.Value, Subject.Named(noun, entry.Name, entry.Key.Span), diagnostics);
    }

    internal static string NounOf(Shape shape) => shape switch
    {
        RecordShape record => record.Title,
        VariantShape variant => variant.Title,
        LikeShape like => like.Record.Title,
        ChoiceShape choice => NounOf(choice),
        _ => "",
    };

    private static string NounOf(ChoiceShape choice)
    {
        foreach (var alternative in choice.Alternatives)
        {
            if (NounOf(alternative) is { Length: > 0 } noun) return noun;
        }

        return "";
    }

    private static void CheckOneKey(YamlMap map, OneKeyShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        if (map.Entries.Length != 1)
        {
            diagnostics.Report(Catalog.WrongType, subject.Span, subject.Key, shape.Wanted, FormattableString.Invariant($"a map with {map.Entries.Length}"));
            return;
        }

        var entry = map.Entries[0];
        if (shape.Find(entry.Name) is { } chosen)
        {
            Check(entry.Value, chosen.Shape, Subject.Named("", entry.Name, entry.Key.Span), diagnostics);
            return;
        }

        diagnostics.Report(Catalog.InvalidValue, entry.Key.Span, [entry.Name, subject.Key, $"no {shape.Noun} has this name"],
            Spelling.Nearest(entry.Name, shape.Choices.Select(static choice => choice.Name)));
    }

    private static void CheckVariant(YamlMap map, VariantShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        if (map.Find(shape.Discriminator) is not { } chosen)
        {
            if (!map.HasGap) diagnostics.Report(Catalog.MissingProperty, subject.Span, subject.AtStart, shape.Discriminator);
            return;
        }

        if (chosen.Value is YamlScalar scalar && shape.Find(scalar.Value) is { } record)
        {
            CheckRecord(map, record, subject, diagnostics);
            return;
        }

        var kinds = new EnumShape([.. shape.Variants.Select(static variant => variant.Name)]);
        Check(chosen.Value, kinds, Subject.Named("", chosen.Name, chosen.Key.Span), diagnostics);
    }

    private static void CheckRecord(YamlMap map, RecordShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        var torn = 0;
        List<string>? meant = null;
        foreach (var entry in map.Entries)
        {
            if (torn-- > 0) continue;
            var field = shape.Find(entry.Name);
            if (field is null && ReportUnknown(map, entry, shape, subject, diagnostics) is { } suggestion)
            {
                // A misspelt key stands for what it was meant to be, and that is then neither missing nor unchecked.
                field = shape.Find(suggestion);
                (meant ??= []).Add(suggestion);
            }

            if (field is null) continue;
            Check(entry.Value, field.Shape, Subject.Named("", field.Name, entry.Key.Span), diagnostics);
            torn = field.Shape is ExpressionShape ? ExpressionReader.CountTorn(map, entry) : 0;
        }

        if (!map.HasGap) CheckMissing(map, shape, subject, meant ?? [], diagnostics);
    }

    private static void CheckMissing(YamlMap map, RecordShape shape, Subject subject, List<string> meant, DiagnosticBag diagnostics)
    {
        foreach (var field in shape.Fields)
        {
            if (field.IsRequired && map.Find(field.Name) is null && !meant.Contains(field.Name)) diagnostics.Report(Catalog.MissingProperty, subject.Span, subject.AtStart, field.Name);
        }

        foreach (var group in shape.ExactlyOne)
        {
            var given = map.Entries.Where(entry => group.Contains(entry.Name)).ToList();
            if (given.Count == 0 && !meant.Exists(group.Contains)) diagnostics.Report(Catalog.MissingProperty, subject.Span, subject.AtStart, string.Join("' or '", group));
            foreach (var extra in given.Skip(1))
                diagnostics.Report(Catalog.InvalidValue, extra.Key.Span, extra.Name, subject.Key, $"'{given[0].Name}' is already there, and only one of them can be");
        }
    }

    /// <summary>Returns the field that was meant, if one that is not there yet is near enough; one that is there is worth a word too.</summary>
    private static string? ReportUnknown(YamlMap map, YamlEntry entry, RecordShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        var place = shape.BelongsElsewhere?.Invoke(entry.Name);
        var known = shape.Fields.Select(static field => field.Name).ToList();
        var meant = place is null ? Spelling.Nearest(entry.Name, known.Where(name => map.Find(name) is null)) : null;
        diagnostics.Report(Catalog.UnknownProperty, entry.Key.Span, [subject.AtStart, entry.Name, place is null ? "" : $"; {place}"],
            meant ?? (place is null ? Spelling.Nearest(entry.Name, known) : null));
        return meant;
    }

    private static void CheckList(YamlSequence sequence, ListShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        if (sequence.Written.IsEmpty && !shape.MayBeEmpty)
            diagnostics.Report(Catalog.InvalidValue, sequence.Span, "[]", subject.Key, "it needs at least one item");
        foreach (var item in sequence.Written)
        {
            var node = item.Resolved;
            var span = SpanOfItem(node);
            Check(node, shape.Item, shape.Item is RecordShape record ? new Subject(record.Title, subject.Key, span) : subject with { Span = span }, diagnostics);
        }
    }

    // An item of a list has no key of its own; its first key stands for it.
    private static SourceSpan SpanOfItem(YamlNode item) => item is YamlMap { Entries.Length: > 0 } map ? map.Entries[0].Key.Span : item.Span;

    private static void CheckChoice(YamlNode node, ChoiceShape shape, Subject subject, DiagnosticBag diagnostics)
    {
        Shape? only = null;
        var fitting = 0;
        foreach (var alternative in shape.Alternatives)
        {
            if (!IsOfKind(node, alternative)) continue;
            only = alternative;
            fitting++;
        }

        if (fitting == 1 && only is not null) Check(node, only, subject, diagnostics);
        else if (fitting == 0 || node is not YamlScalar scalar) ReportWrongType(node, shape, subject, diagnostics);
        else ScalarChecker.CheckAny(scalar, shape, subject, diagnostics);
    }

    private static bool IsOfKind(YamlNode node, Shape shape) => shape switch
    {
        AnyShape or ExpressionShape => true,
        TextShape or EnumShape or BoolShape or NumberShape or NothingShape => node is YamlScalar,
        ListShape => node is YamlSequence,
        ChoiceShape choice => choice.Alternatives.Any(alternative => IsOfKind(node, alternative)),
        _ => node is YamlMap,
    };

    private static void ReportWrongType(YamlNode node, Shape shape, Subject subject, DiagnosticBag diagnostics) =>
        diagnostics.Report(Catalog.WrongType, node.Span.Length > 0 ? node.Span : subject.Span, subject.Key, shape.Wanted, Describe(node));

    internal static string Describe(YamlNode node) => node switch
    {
        YamlScalar { IsNull: true } => "nothing",
        YamlScalar { IsPlain: false } => "text",
        YamlScalar scalar when Scalars.TryInteger(scalar, out _) => "a whole number",
        YamlScalar scalar when Scalars.IsNumber(scalar) => "a number with a fraction",
        YamlScalar scalar when Scalars.TryBool(scalar, out _) => "true or false",
        YamlScalar => "text",
        YamlSequence => "a list",
        _ => "a map",
    };
}
