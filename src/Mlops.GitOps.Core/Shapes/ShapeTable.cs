namespace Mlops.GitOps.Core.Shapes;

/// <summary>The words in which the tables of this folder are written.</summary>
internal static class ShapeTable
{
    public static readonly AnyShape Any = new();

    public static readonly BoolShape Bool = new();

    public static readonly TextShape AnyText = new("text");

    public static readonly TextShape FilledText = new("text", Words.RejectEmpty, @"\S");

    /// <summary>Text for people, where any script and any joiner is at home.</summary>
    public static readonly TextShape Prose = new("text", Words.RejectEmpty, @"\S") { IsProse = true };

    public static Field Required(string name, Shape shape, string doc) => new(name, shape, doc, IsRequired: true);

    public static Field Optional(string name, Shape shape, string doc) => new(name, shape, doc);

    public static RecordShape Record(string title, params Field[] fields) => new(title, [.. fields]);

    public static EnumShape OneOf(params string[] values) => new([.. values]);

    public static ListShape ListOf(Shape item, string plural) => new(item, $"a list of {plural}");

    public static ChoiceShape OneOrMany(Shape item, string plural) => Either(item, ListOf(item, plural));

    public static ChoiceShape Either(params Shape[] alternatives) => new([.. alternatives]);

    public static MapShape MapOf(TextShape key, Shape value, string plural) => new(key, value, $"a map of {plural}");

    public static OneKeyShape OneKey(string noun, params Field[] choices) => new([.. choices], noun);

    public static NumberShape Int(double min = long.MinValue, double max = long.MaxValue) =>
        new(min == 1 ? "a whole number from 1" : min == 0 ? "a whole number from 0" : "a whole number", min, max) { IsInteger = true };

    public static NumberShape Number(double min = double.NegativeInfinity, double max = double.PositiveInfinity) => new("a number", min, max);

    public static NumberShape Fraction { get; } = new("a fraction between 0 and 1", 0, 1) { IsOpen = true };
}
