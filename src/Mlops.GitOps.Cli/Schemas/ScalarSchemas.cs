using System.Diagnostics;
using Mlops.GitOps.Core.Shapes;
using NJsonSchema;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Scalars. Where text is wanted a number or a boolean will do, since the key decides what a plain scalar is.</summary>
internal static class ScalarSchemas
{
    private const JsonObjectType AnyScalar = JsonObjectType.String | JsonObjectType.Number | JsonObjectType.Boolean;

    public static void Fill(JsonSchema schema, Shape shape)
    {
        switch (shape)
        {
            case AnyShape:
                break;
            case ExpressionShape:
                schema.Type = AnyScalar;
                break;
            case TextShape text:
                FillText(schema, text);
                break;
            case EnumShape choice:
                schema.Type = JsonObjectType.String;
                foreach (var value in choice.Values) schema.Enumeration.Add(value);
                break;
            case BoolShape:
                schema.Type = JsonObjectType.Boolean;
                break;
            case NothingShape:
                schema.Type = JsonObjectType.Null;
                break;
            case NumberShape number:
                FillNumber(schema, number);
                break;
            default:
                throw new UnreachableException($"{shape.GetType().Name} is not a scalar.");
        }
    }

    private static void FillText(JsonSchema schema, TextShape shape)
    {
        schema.Type = JsonObjectType.String
            | (shape.TakesNumbers ? JsonObjectType.Number : JsonObjectType.None)
            | (shape.TakesBooleans ? JsonObjectType.Boolean : JsonObjectType.None);
        if (shape.Pattern is null) return;
        schema.Pattern = shape.Pattern;

        // Editors that know this keyword show it instead of the pattern.
        schema.ExtensionData = new Dictionary<string, object> { ["patternErrorMessage"] = $"This wants {shape.Wanted}." };
        if (shape.AboveZero) schema.ExclusiveMinimum = 0;
    }

    private static void FillNumber(JsonSchema schema, NumberShape shape)
    {
        schema.Type = shape.IsInteger ? JsonObjectType.Integer : JsonObjectType.Number;
        var min = IsBound(shape.Min) ? (decimal?)shape.Min : null;
        var max = IsBound(shape.Max) ? (decimal?)shape.Max : null;
        if (shape.IsOpen) (schema.ExclusiveMinimum, schema.ExclusiveMaximum) = (min, max);
        else (schema.Minimum, schema.Maximum) = (min, max);
    }

    private static bool IsBound(double value) => Math.Abs(value) < long.MaxValue;
}
