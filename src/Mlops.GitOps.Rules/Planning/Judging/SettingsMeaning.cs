using System.Text.Json;
using Mlops.GitOps.Core.Expressions;
using Mlops.GitOps.Core.Meaning;
using Mlops.GitOps.Core.Records;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Rules.Planning.Judging;

/// <summary>Reads the settings of a stage so that neither the order of declarations nor the way an expression is written counts.</summary>
internal static class SettingsMeaning
{
    public static string Of(string settings)
    {
        using var json = JsonDocument.Parse(settings);
        return CanonicalJson.Write(Of(json.RootElement, ""));
    }

    private static YamlNode Of(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => YamlTree.Map(element.EnumerateObject().Select(property => (property.Name, Of(property.Value, property.Name))).Where(property => !IsUsual(name, property.Name, property.Item2)).Select(static property => (property.Name, (YamlNode?)property.Item2))),
        JsonValueKind.Array => YamlTree.Seq(InOrder([.. element.EnumerateArray().Select(item => Of(item, name))])),
        JsonValueKind.String => YamlTree.Text(TextOf(element.GetString() ?? "", name)),
        JsonValueKind.Number => YamlTree.Number(element.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => YamlTree.Bool(element.GetBoolean()),
        _ => YamlTree.Null,
    };

    // What goes without saying may have been said.
    private static bool IsUsual(string parent, string name, YamlNode value) => value switch
    {
        YamlScalar scalar => UsualValues.Of((parent, name) switch { ("csv", _) => "a CSV dialect", (_, "otherColumns") => "dataset", (_, "threshold") => "a model's output", _ => "expect_" }, name) == scalar.Value,
        YamlMap { Entries.IsEmpty: true } => name == "csv",
        _ => false,
    };

    // Declarations each have their name; only plain values stand in an order.
    private static IEnumerable<YamlNode> InOrder(List<YamlNode> items) => items.TrueForAll(static item => item is YamlMap) ? items.OrderBy(CanonicalJson.Write, StringComparer.Ordinal) : items;

    private static string TextOf(string text, string name) =>
        name is "when" or "where" or "expr" or "rule" && ExpressionParser.Parse(text, out _) is { } expression ? expression.ToString() : text;
}
