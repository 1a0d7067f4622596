using System.Collections.Immutable;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Yaml;
using Newtonsoft.Json.Linq;

namespace Mlops.GitOps.Cli.Tests.Schemas;

/// <summary>A reason for which checker and schema may disagree, and how to tell that it is this one.</summary>
internal sealed record DisagreementClass(string Reason, Func<Disagreement, bool> Recognises)
{
    private static readonly string[] ExpressionKeys = ["when", "where", "expr", "rule", "needsMlWhen", "solvedWhen"];
    private static readonly string[] ExpressionListKeys = ["gates", "abortOn", "alarms"];

    public static readonly ImmutableArray<DisagreementClass> All =
    [
        new("JSON has no spelling: True, +2 and 2.0 are true, 2 and 2 there, and a rule about text or whole numbers may refuse them.",
            static it => it.IsRefusedByChecker && it.Diagnostics.All(diagnostic => IsOddSpelling(it.TextAt(diagnostic)))),
        new("A regular expression can't count and does not know the calendar: paths that leave by a detour, decimals, cron ranges, days of a month.",
            static it => it.IsRefusedByChecker && it.Diagnostics.All(static diagnostic => diagnostic.Arguments.Items.Any(IsBeyondPatterns))),
        new("What YAML has made of an expression without quotes is for the expression reader to explain (MLG4005).",
            static it => it.VanishesWith(FillExpressions)),
        new("A pipeline that is like another is held against its shape once it is whole.",
            static it => it.VanishesWith(ForgetDerivedPipelines)),
    ];

    private static bool IsOddSpelling(string text)
    {
        var scalar = new YamlScalar(default, text, ScalarStyle.Plain);
        if (Scalars.TryBool(scalar, out _)) return text is not ("true" or "false");
        return Scalars.IsNumber(scalar) && SpecText.ToJson(scalar).ToString(Newtonsoft.Json.Formatting.None) != text;
    }

    private static bool IsBeyondPatterns(string reason) =>
        reason.StartsWith("it leaves the workspace", StringComparison.Ordinal)
        || reason.StartsWith("a decimal can't have more digits", StringComparison.Ordinal)
        || reason.StartsWith("write a date or a time", StringComparison.Ordinal)
        || reason.StartsWith("write a fraction between 0 and 1, or a time", StringComparison.Ordinal)
        || reason.Contains("-5' is no minute", StringComparison.Ordinal);

    private static void FillExpressions(JObject root)
    {
        foreach (var property in root.Descendants().OfType<JProperty>().ToList())
        {
            if (ExpressionKeys.Contains(property.Name)) property.Value = "x > 0";
            if (property.Ancestors().OfType<JProperty>().Prepend(property).Take(2).Any(static p => ExpressionListKeys.Contains(p.Name)) && property.Value is JArray list)
                property.Value = new JArray(list.Select(static _ => "x > 0"));
        }
    }

    private static void ForgetDerivedPipelines(JObject root)
    {
        foreach (var pipeline in root["pipelines"]?.OfType<JProperty>().ToList() ?? [])
        {
            if (pipeline.Value is JObject map && map.ContainsKey("like")) pipeline.Value = new JObject { ["like"] = "base" };
        }
    }
}
