using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Syntax;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>The value of a parameter: as an argument shows it, as JSON, as an expression sees it, and as a record holds it.</summary>
internal sealed record ParameterText(string Text, string Json, Value Value, YamlNode Written)
{
    private static readonly ParameterText None = new("", "null", Value.Unknown, YamlTree.Null);

    public static ParameterText Of(ParameterSyntax parameter)
    {
        if (parameter.Default is not { } given) return None;
        if (given is not YamlScalar scalar) return new ParameterText(YamlJson.Write(given), YamlJson.Write(given), Value.Unknown, given);
        if (scalar.IsNull) return None;
        var isText = parameter.Declaration.Text("type")?.Value == "string";
        var written = isText ? YamlTree.Text(scalar.Value) : scalar;
        var json = YamlJson.Write(written);
        var value = isText ? Value.Of(scalar.Value)
            : Scalars.TryNumber(scalar, out var number) ? Value.Of(number)
            : Scalars.TryBool(scalar, out var truth) ? Value.Of(truth)
            : Value.Of(scalar.Value);
        return new ParameterText(scalar.Value, json, value, written);
    }
}
