using System.Text;
using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Shapes;
using Mlops.GitOps.Core.Yaml;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Mlops.GitOps.Cli.Tests.Schemas;

/// <summary>A tree as text, with every scalar in the style it has, and as the JSON that an editor sees.</summary>
internal static partial class SpecText
{
    public static string Write(YamlNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.Append('\n').ToString();
    }

    /// <summary>By the core schema. An editor reads numbers as JavaScript does: 2.0 is 2.</summary>
    public static JToken ToJson(YamlNode node) => node.Resolved switch
    {
        YamlMap map => new JObject(map.Entries.Select(static entry => new JProperty(entry.Name, ToJson(entry.Value)))),
        YamlSequence sequence => new JArray(sequence.Items.Select(ToJson)),
        YamlScalar { IsNull: true } => JValue.CreateNull(),
        YamlScalar scalar when Scalars.TryBool(scalar, out var value) => new JValue(value),
        YamlScalar scalar when Scalars.TryInteger(scalar, out var whole) => new JValue(whole),
        YamlScalar scalar when Scalars.TryNumber(scalar, out var number) => IsWhole(number) ? new JValue((long)number) : new JValue(number),
        YamlScalar scalar => new JValue(scalar.Value),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static bool IsWhole(double number) => Math.Abs(number) < 1e15 && Math.Floor(number).Equals(number);

    private static void Write(StringBuilder text, YamlNode node)
    {
        switch (node.Resolved)
        {
            case YamlMap map:
                WriteItems(text, '{', '}', map.Entries, entry =>
                {
                    Write(text, entry.Key with { Style = ScalarStyle.DoubleQuoted });
                    text.Append(": ");
                    Write(text, entry.Value);
                });
                break;
            case YamlSequence sequence:
                WriteItems(text, '[', ']', sequence.Items, item => Write(text, item));
                break;
            case YamlScalar scalar:
                text.Append(scalar.IsNull ? "null" : scalar.IsPlain && PlainInFlow().IsMatch(scalar.Value) ? scalar.Value : JsonConvert.ToString(scalar.Value));
                break;
        }
    }

    private static void WriteItems<T>(StringBuilder text, char open, char close, IEnumerable<T> items, Action<T> write)
    {
        text.Append(open);
        var isFirst = true;
        foreach (var item in items)
        {
            if (!isFirst) text.Append(", ");
            write(item);
            isFirst = false;
        }

        text.Append(close);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_./+-]([A-Za-z0-9_.%/ @+()<>=*-]*[A-Za-z0-9_.%/)*])?$")]
    private static partial Regex PlainInFlow();
}
