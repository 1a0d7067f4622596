using System.Collections.Immutable;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Text;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Syntax;

/// <summary>Reads typed values out of a tree that the shape checker has seen: what is absent or was reported as wrong is null.</summary>
public static class Reading
{
    public static Spanned<string>? Text(this YamlMap? map, string name) => map?.Find(name)?.Value.AsText();

    public static Spanned<string>? AsText(this YamlNode node) =>
        node is YamlScalar { IsNull: false } scalar ? new Spanned<string>(scalar.Value, scalar.Span) : null;

    /// <summary>Reads one text or a list of them.</summary>
    public static ImmutableArray<Spanned<string>> Texts(this YamlMap? map, string name) => map?.Find(name)?.Value switch
    {
        YamlScalar { IsNull: false } scalar => [new Spanned<string>(scalar.Value, scalar.Span)],
        YamlSequence sequence => [.. sequence.Items.Select(AsText).OfType<Spanned<string>>()],
        _ => [],
    };

    /// <summary>Reads a list of texts where one text alone is not allowed.</summary>
    public static ImmutableArray<Spanned<string>> ListedTexts(this YamlMap? map, string name) => map?.Find(name)?.Value is YamlSequence ? map.Texts(name) : [];

    public static Spanned<bool>? Bool(this YamlMap? map, string name) =>
        map.Scalar(name) is { } scalar && Scalars.TryBool(scalar, out var value) ? new Spanned<bool>(value, scalar.Span) : null;

    public static bool Flag(this YamlMap? map, string name) => map.Bool(name)?.Value == true;

    public static Spanned<double>? Number(this YamlMap? map, string name) =>
        map.Scalar(name) is { } scalar && Scalars.TryNumber(scalar, out var value) ? new Spanned<double>(value, scalar.Span) : null;

    public static Spanned<long>? Integer(this YamlMap? map, string name) =>
        map.Scalar(name) is { } scalar && Scalars.TryInteger(scalar, out var value) ? new Spanned<long>(value, scalar.Span) : null;

    /// <summary>Reads a number or a quantity: <c>0.2</c>, <c>5%</c>, <c>24h</c>, <c>1GiB</c>.</summary>
    public static Spanned<Quantity>? Quantity(this YamlMap? map, string name) =>
        map.Scalar(name) is { } scalar && Types.Quantity.TryParse(scalar.Value, out var quantity) ? new Spanned<Quantity>(quantity, scalar.Span) : null;

    public static Spanned<DateTimeOffset>? Time(this YamlMap? map, string name) =>
        map.Scalar(name) is { } scalar && Instant.TryParse(scalar.Value, out var instant) ? new Spanned<DateTimeOffset>(instant, scalar.Span) : null;

    public static Spanned<ColumnType>? Type(this YamlMap? map, string name) => map?.Find(name)?.Value.AsType();

    public static Spanned<ColumnType>? AsType(this YamlNode node) =>
        node is YamlScalar scalar && ColumnType.TryParse(scalar.Value, out var type, out _) ? new Spanned<ColumnType>(type, scalar.Span) : null;

    public static YamlScalar? Scalar(this YamlMap? map, string name) => map?.Find(name)?.Value as YamlScalar;

    public static YamlMap? Map(this YamlMap? map, string name) => map?.Find(name)?.Value as YamlMap;

    public static ImmutableArray<YamlEntry> Entries(this YamlMap? map, string name) => map.Map(name)?.Entries ?? [];

    public static IEnumerable<YamlNode> Items(this YamlMap? map, string name) => (map?.Find(name)?.Value as YamlSequence)?.Items ?? [];

    public static IEnumerable<YamlMap> Maps(this YamlMap? map, string name) => map.Items(name).OfType<YamlMap>();

    public static Spanned<string> AsName(this YamlScalar key) => new(key.Value, key.Span);
}
