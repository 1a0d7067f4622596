using System.Globalization;
using System.Text;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Records;

/// <summary>Writes a tree as RFC 8785 says, so that a digest of it is the same whoever computes it: keys sorted by UTF-16, numbers as ECMAScript writes them.</summary>
public static class CanonicalJson
{
    /// <summary>From here on, and below a millionth, ECMAScript writes a number with an exponent.</summary>
    private const int MostDigits = 21;

    public static Digest DigestOf(YamlNode node) => Digest.OfText(Write(node));

    public static string Write(YamlNode node)
    {
        var json = new StringBuilder();
        Write(json, node.Resolved);
        return json.ToString();
    }

    private static void Write(StringBuilder json, YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                var isFirst = true;
                json.Append('{');
                foreach (var entry in map.Entries.OrderBy(static entry => entry.Name, StringComparer.Ordinal))
                {
                    if (!isFirst) json.Append(',');
                    isFirst = false;
                    WriteText(json, entry.Name);
                    json.Append(':');
                    Write(json, entry.Value);
                }

                json.Append('}');
                break;
            case YamlSequence list:
                var isFirstItem = true;
                json.Append('[');
                foreach (var item in list.Items)
                {
                    if (!isFirstItem) json.Append(',');
                    isFirstItem = false;
                    Write(json, item);
                }

                json.Append(']');
                break;
            case YamlScalar scalar:
                WriteScalar(json, CoreSchema.Resolve(scalar));
                break;
        }
    }

    private static void WriteScalar(StringBuilder json, CoreValue value)
    {
        if (value.Kind == CoreKind.Null) json.Append("null");
        else if (value.Kind == CoreKind.Bool) json.Append(value.Bool ? "true" : "false");
        else if (value.IsNumber && !double.IsNaN(value.Number) && !double.IsInfinity(value.Number)) json.Append(NumberOf(value.Number));
        else WriteText(json, value.Text);
    }

    /// <summary>Returns a number as ECMAScript's <c>Number::toString</c> does: the fewest digits that read back as the same.</summary>
    public static string NumberOf(double number)
    {
        if (number == 0) return "0";
        var written = Math.Abs(number).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var digits = DigitsOf(shortest);
        var exponent = int.Parse(written.Substring(written.IndexOf('E') + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        // Where rounding to 17 digits carries, only the shortest form knows the exponent.
        if (shortest.IndexOf('E') is >= 0 and var mark) exponent = int.Parse(shortest.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = exponent + 1;
        var sign = number < 0 ? "-" : "";
        if (digits.Length <= point && point <= MostDigits) return sign + digits.PadRight(point, '0');
        if (point is > 0 and <= MostDigits) return sign + digits.Substring(0, point) + "." + digits.Substring(point);
        if (point is > -6 and <= 0) return sign + "0." + new string('0', -point) + digits;
        var power = (exponent < 0 ? "-" : "+") + Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        return sign + digits.Substring(0, 1) + (digits.Length > 1 ? "." + digits.Substring(1) : "") + "e" + power;
    }

    private static string DigitsOf(string shortest)
    {
        var mark = shortest.IndexOf('E');
        var digits = (mark < 0 ? shortest : shortest.Substring(0, mark)).Replace(".", "").TrimStart('0').TrimEnd('0');
        return digits.Length == 0 ? "0" : digits;
    }

    private static void WriteText(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var character in text)
        {
            json.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        json.Append('"');
    }
}
