using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Mlops.GitOps.Cli.Schemas;

/// <summary>Lays JSON out for people: what fits on a line stands on one.</summary>
internal static class SchemaText
{
    private const int Width = 140;

    public static string Of(JToken token)
    {
        var text = new StringBuilder();
        Append(text, token, indentation: 0, column: 0);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, JToken token, int indentation, int column)
    {
        var line = OnOneLine(token);
        if (indentation > 0 && column + line.Length <= Width)
        {
            text.Append(line);
            return;
        }

        switch (token)
        {
            case JObject map:
                Append(text, "{", "}", indentation, map.Properties(), (property, inner) =>
                {
                    var key = JsonConvert.ToString(property.Name) + ": ";
                    text.Append(key);
                    Append(text, property.Value, inner, inner + key.Length);
                });
                break;
            case JArray list:
                Append(text, "[", "]", indentation, list, (item, inner) => Append(text, item, inner, inner));
                break;
            default:
                text.Append(line);
                break;
        }
    }

    private static void Append<T>(StringBuilder text, string open, string close, int indentation, IEnumerable<T> items, Action<T, int> append)
    {
        text.Append(open);
        var separator = "\n";
        foreach (var item in items)
        {
            text.Append(separator).Append(' ', indentation + 2);
            append(item, indentation + 2);
            separator = ",\n";
        }

        text.Append('\n').Append(' ', indentation).Append(close);
    }

    private static string OnOneLine(JToken token) => token switch
    {
        JObject map => "{" + string.Join(", ", map.Properties().Select(static p => $"{JsonConvert.ToString(p.Name)}: {OnOneLine(p.Value)}")) + "}",
        JArray list => "[" + string.Join(", ", list.Select(OnOneLine)) + "]",
        JValue { Type: JTokenType.Float } number => number.Value<double>().ToString("R", CultureInfo.InvariantCulture),
        _ => token.ToString(Formatting.None),
    };
}
