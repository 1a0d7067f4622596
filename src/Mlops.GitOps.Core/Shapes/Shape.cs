using System.Collections.Immutable;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>What may stand at a place in a spec. One table of shapes serves the checker, the editor schemas and the help.</summary>
/// <param name="Wanted">What a reader is told belongs here: "a list of roles".</param>
public abstract record Shape(string Wanted);

/// <summary>Anything that YAML can say; the core schema decides what it is.</summary>
public sealed record AnyShape() : Shape("any value");

/// <summary>A scalar that holds an expression; the expression reader says what is wrong inside, also where YAML has torn it apart.</summary>
public sealed record ExpressionShape() : Shape("an expression");

/// <summary>A scalar taken as text, whatever it looks like: the country code <c>no</c> is text here.</summary>
/// <param name="Reject">Returns why a text is not allowed, or null.</param>
/// <param name="Pattern">The same rule as a regular expression, for editor schemas.</param>
public sealed record TextShape(string Wanted, Func<string, string?>? Reject = null, string? Pattern = null) : Shape(Wanted)
{
    /// <summary>Whether a broken rule is about a name (MLG2005) rather than a value (MLG2004).</summary>
    public bool IsName { get; init; }

    public bool IsProse { get; init; }

    /// <summary>Whether a plain number can satisfy the rule; in JSON it is no string.</summary>
    public bool TakesNumbers { get; init; } = Pattern is null or @"\S";

    /// <summary>Whether a plain <c>true</c> can satisfy the rule; in JSON it is no string.</summary>
    public bool TakesBooleans { get; init; } = Pattern is null or @"\S";

    /// <summary>Whether a plain number that satisfies the rule is above zero.</summary>
    public bool AboveZero { get; init; }
}

/// <summary>One of a closed list of words.</summary>
public sealed record EnumShape(ImmutableArray<string> Values) : Shape("one of " + string.Join(", ", Values));

public sealed record BoolShape() : Shape("true or false");

public sealed record NumberShape(string Wanted, double Min, double Max) : Shape(Wanted)
{
    public bool IsInteger { get; init; }

    /// <summary>Whether the bounds themselves are outside.</summary>
    public bool IsOpen { get; init; }
}

public sealed record ListShape(Shape Item, string Wanted) : Shape(Wanted)
{
    public bool MayBeEmpty { get; init; } = true;
}

/// <summary>A map whose keys the user chooses.</summary>
public sealed record MapShape(TextShape Key, Shape Value, string Wanted) : Shape(Wanted);

/// <summary>A map with one entry, whose key is one of a closed list and decides the shape of its value.</summary>
public sealed record OneKeyShape(ImmutableArray<Field> Choices, string Noun) : Shape($"a map with one {Noun}")
{
    public Field? Find(string name)
    {
        foreach (var choice in Choices)
        {
            if (choice.Name == name) return choice;
        }

        return null;
    }
}

/// <summary>A map whose keys the language defines.</summary>
/// <param name="Title">What it describes, as a message says it: "dataset".</param>
public sealed record RecordShape(string Title, ImmutableArray<Field> Fields) : Shape($"a map that describes {Nouns.WithArticle(Title)}")
{
    /// <summary>Groups of fields of which exactly one must be there.</summary>
    public ImmutableArray<IReadOnlyList<string>> ExactlyOne { get; init; } = [];

    /// <summary>Where a word that is not a field of this place does belong, for the message.</summary>
    public Func<string, string?>? BelongsElsewhere { get; init; }

    public Field? Find(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Name == name) return field;
        }

        return null;
    }
}

/// <summary>A map of which one field names the variant: the <c>kind</c> of a stage.</summary>
public sealed record VariantShape(string Title, string Discriminator, ImmutableArray<ShapeVariant> Variants)
    : Shape($"a map that describes {Nouns.WithArticle(Title)}")
{
    public RecordShape? Find(string name)
    {
        foreach (var variant in Variants)
        {
            if (variant.Name == name) return variant.Shape;
        }

        return null;
    }
}

/// <summary>Several shapes of which the node's own kind (scalar, list, map) chooses; several may be scalars.</summary>
public sealed record ChoiceShape(ImmutableArray<Shape> Alternatives) : Shape(string.Join(", or ", Alternatives.Select(static a => a.Wanted)));

/// <summary>A record that may start from another of its section by <c>like</c>; then it is held against its shape after merging.</summary>
public sealed record LikeShape(RecordShape Record) : Shape(Record.Wanted);

/// <summary>Where a record says that there is no value: <c>null</c>.</summary>
public sealed record NothingShape() : Shape("nothing");
