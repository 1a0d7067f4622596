using System.Globalization;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Types;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Meaning;

/// <summary>Reads scalars as what their shape asks for, and writes each in one way.</summary>
internal static class ScalarMeaning
{
    public static MeantValue Of(YamlScalar scalar, Shape shape) => new(scalar.Span, shape switch
    {
        ExpressionShape => YamlTree.Text(ExpressionParser.Parse(scalar.Value, out _)?.ToString() ?? scalar.Value),
        AnyShape => OfAny(scalar),
        BoolShape when Scalars.TryBool(scalar, out var truth) => YamlTree.Bool(truth),
        NumberShape when Scalars.TryNumber(scalar, out var number) => Number(number),
        ChoiceShape choice when choice.Alternatives.Any(static one => one is NumberShape) && Quantity.TryParse(scalar.Value, out var quantity) => Number(quantity.Value),
        TextShape text => YamlTree.Text(TextOf(scalar.Value, text)),
        _ => YamlTree.Text(scalar.Value),
    });

    private static YamlScalar OfAny(YamlScalar scalar)
    {
        var value = CoreSchema.Resolve(scalar);
        return value.Kind switch
        {
            CoreKind.Null => YamlTree.Null,
            CoreKind.Bool => YamlTree.Bool(value.Bool),
            CoreKind.Int when value.Int is { } whole => YamlTree.Number(whole),
            CoreKind.Int or CoreKind.Float when !double.IsNaN(value.Number) && !double.IsInfinity(value.Number) => Number(value.Number),
            _ => YamlTree.Text(value.Text),
        };
    }

    private static YamlScalar Number(double number) => new(default, CanonicalJson.NumberOf(number), ScalarStyle.Plain);

    private static string TextOf(string text, TextShape shape)
    {
        if (ReferenceEquals(shape, Words.ColumnType)) return ColumnType.TryParse(text, out var type, out _) ? type.ToString() : text;
        if (ReferenceEquals(shape, Words.Timestamp)) return Instant.TryParse(text, out var instant) ? instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) : text;
        if (ReferenceEquals(shape, Words.Percent)) return Decimal(text.TrimEnd('%'), by: 1) is { } percent ? percent + "%" : text;
        if (ReferenceEquals(shape, Words.Cpu)) return (text.EndsWith('m') ? Decimal(text.TrimEnd('m'), by: 1000) : Decimal(text, by: 1)) ?? text;
        if (ReferenceEquals(shape, Words.Cron)) return string.Join(" ", text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        if (ReferenceEquals(shape, Words.Path) || ReferenceEquals(shape, Words.SourcePath)) return WorkspacePath.TryCreate(text)?.Value ?? text;
        var isQuantity = ReferenceEquals(shape, Words.Duration) || ReferenceEquals(shape, Words.PositiveDuration) || ReferenceEquals(shape, Words.Bytes);
        return isQuantity && Quantity.TryParse(text, out var quantity) ? quantity.ToString() : text;
    }

    private static string? Decimal(string text, int by) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (number / by).ToString("0.############################", CultureInfo.InvariantCulture) : null;
}
