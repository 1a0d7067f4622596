using System.Text;
using System.Text.RegularExpressions;
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

    /// <summary>By the core schema, where 2.0 is 2. Texts that look like times stay texts.</summary>
    public static JToken ToJson(YamlNode node)
    {
        using var reader = new JsonTextReader(new StringReader(YamlJson.Write(node))) { DateParseHandling = DateParseHandling.None };
        return JToken.ReadFrom(reader);
    }

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
