using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Binding;

/// <summary>Parameters of a pipeline: a default, and perhaps a type and bounds that every value must keep.</summary>
internal static class ParameterBinder
{
    public static void Check(ParameterSyntax parameter, DiagnosticBag diagnostics)
    {
        if (parameter.Declaration is not { } declaration) return;
        if (AreCrossed(declaration) && declaration.Number("max") is { } max)
            diagnostics.Report(Catalog.InvalidValue, max.Span, declaration.Text("max")?.Value ?? "", "max", "it is less than 'min'");
        if (parameter.Default is { } given) CheckValue(parameter, given, "default", diagnostics);
    }

    private static bool AreCrossed(YamlMap declaration) =>
        declaration.Number("min") is { } min && declaration.Number("max") is { } max && min.Value > max.Value;

    /// <summary>Checks a value that a parameter is to have: its own default, or one of a sweep.</summary>
    public static void CheckValue(ParameterSyntax parameter, YamlNode value, string key, DiagnosticBag diagnostics)
    {
        var type = parameter.Type;
        if (value is not YamlScalar scalar || type is null) return;
        if (!Fits(scalar, type))
        {
            diagnostics.Report(Catalog.WrongType, scalar.Span, key, Describe(type), ShapeChecker.Describe(scalar));
            return;
        }

        if (parameter.Declaration is not { } declaration || AreCrossed(declaration) || !Scalars.TryNumber(scalar, out var number)) return;
        if (declaration.Number("min") is { } min && number < min.Value)
            diagnostics.Report(Catalog.InvalidValue, scalar.Span, scalar.Value, key, FormattableString.Invariant($"the smallest value is {min.Value}"));
        if (declaration.Number("max") is { } max && number > max.Value)
            diagnostics.Report(Catalog.InvalidValue, scalar.Span, scalar.Value, key, FormattableString.Invariant($"the largest value is {max.Value}"));
    }

    public static ExpressionType TypeOf(ParameterSyntax parameter) => parameter.Type switch
    {
        "int" or "float" => ExpressionType.Number,
        "bool" => ExpressionType.Bool,
        "string" => ExpressionType.String,
        _ => ExpressionType.Any,
    };

    private static bool Fits(YamlScalar scalar, string type) => type switch
    {
        "int" => Scalars.TryInteger(scalar, out _),
        "float" => Scalars.IsNumber(scalar),
        "bool" => Scalars.TryBool(scalar, out _),
        _ => !scalar.IsNull,
    };

    private static string Describe(string type) => type switch
    {
        "int" => "a whole number",
        "float" => "a number",
        "bool" => "true or false",
        _ => "text",
    };
}
