using System.Globalization;
using System.Text;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Writes a tree as JSON, on one line. JSON has no infinity and no NaN, so these become <c>null</c>; whole numbers keep
/// every digit; aliases are written out, which the reader's budget bounds.</summary>
public static class YamlJson
{
    public static string Write(YamlNode node)
    {
        var json = new StringBuilder();
        Write(json, node);
        return json.ToString();
    }

    private static void Write(StringBuilder json, YamlNode node)
    {
        switch (node.Resolved)
        {
            case YamlMap map:
                WriteMap(json, map);
                break;
            case YamlSequence sequence:
                json.Append('[');
                for (var index = 0; index < sequence.Written.Length; index++)
                {
                    if (index > 0) json.Append(',');
                    Write(json, sequence.Written[index]);
                }

                json.Append(']');
                break;
            case YamlScalar scalar:
                WriteScalar(json, CoreSchema.Resolve(scalar));
                break;
        }
    }

    private static void WriteMap(StringBuilder json, YamlMap map)
    {
        json.Append('{');
        for (var index = 0; index < map.Entries.Length; index++)
        {
            if (index > 0) json.Append(',');
            WriteText(json, map.Entries[index].Name);
            json.Append(':');
            Write(json, map.Entries[index].Written);
        }

        json.Append('}');
    }

    private static void WriteScalar(StringBuilder json, CoreValue value)
    {
        switch (value.Kind)
        {
            case CoreKind.Null:
                json.Append("null");
                break;
            case CoreKind.Bool:
                json.Append(value.Bool ? "true" : "false");
                break;
            case CoreKind.Int:
                WriteInteger(json, value);
                break;
            case CoreKind.Float:
                json.Append(IsFinite(value.Number) ? value.Number.ToString("R", CultureInfo.InvariantCulture) : "null");
                break;
            default:
                WriteText(json, value.Text);
                break;
        }
    }

    private static void WriteInteger(StringBuilder json, CoreValue value)
    {
        if (value.Int is { } fits)
        {
            json.Append(fits.ToString(CultureInfo.InvariantCulture));
        }
        else if (value.Text.Length > 1 && value.Text[1] is 'x' or 'o')
        {
            json.Append(IsFinite(value.Number) ? value.Number.ToString("R", CultureInfo.InvariantCulture) : "null");
        }
        else
        {
            var digits = value.Text.TrimStart('+', '-').TrimStart('0');
            json.Append(value.Text[0] == '-' ? "-" : "").Append(digits);
        }
    }

    private static void WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            switch (character)
            {
                case '"' or '\\':
                    json.Append('\\').Append(character);
                    break;
                case '\n':
                    json.Append("\\n");
                    break;
                case < ' ' or '\u007F' or '\u2028' or '\u2029':
                    json.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    json.Append(character);
                    break;
            }
        }

        json.Append('"');
    }

    private static bool IsFinite(double number) => !double.IsNaN(number) && !double.IsInfinity(number);
}
