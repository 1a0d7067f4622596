using Mlops.GitOps.Core.Diagnostics;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Operations;

/// <summary>Whether the <c>when</c> of a stage holds; only true does.</summary>
internal static class Condition
{
    public static bool Holds(YamlMap stage, Dictionary<string, ParameterText> parameters, string happening)
    {
        if (stage.Find("when") is not { } entry) return true;
        return ExpressionReader.ReadEntry(stage, entry, new DiagnosticBag(), out _) is { } parsed
            && ExpressionEvaluator.Evaluate(parsed.Expression, name => ValueOf(name, parameters, happening)).IsTrue;
    }

    private static Value ValueOf(Name name, Dictionary<string, ParameterText> parameters, string happening) => name.Segments.Items switch
    {
        [{ Text: "event" }] => Value.Of(happening),
        [{ Text: "params" }, var parameter] when parameters.TryGetValue(parameter.Text, out var value) => value.Value,
        _ => Value.Unknown,
    };
}
