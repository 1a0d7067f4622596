using System.Globalization;
using Mlops.GitOps.Core.Yaml;

namespace Mlops.GitOps.Core.Shapes;

/// <summary>Reads plain scalars as the YAML 1.2 core schema does, once a key has asked for a number or a boolean.</summary>
internal static class Scalars
{
    public static bool TryBool(YamlScalar scalar, out bool value)
    {
        value = scalar.Value is "true" or "True" or "TRUE";
        return scalar.IsPlain && (value || scalar.Value is "false" or "False" or "FALSE");
    }

    public static bool IsNumber(YamlScalar scalar) => TryNumber(scalar, out _);

    /// <summary>Reads a finite number; no key of ours takes infinity or NaN.</summary>
    public static bool TryNumber(YamlScalar scalar, out double value)
    {
        value = 0;
        if (!scalar.IsPlain) return false;
        if (TryInteger(scalar, out var whole))
        {
            value = whole;
            return true;
        }

        const NumberStyles decimalPoint = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return IsDecimal(scalar.Value)
            && double.TryParse(scalar.Value, decimalPoint, CultureInfo.InvariantCulture, out value)
            && !double.IsInfinity(value);
    }

    public static bool TryInteger(YamlScalar scalar, out long value)
    {
        value = 0;
        if (!scalar.IsPlain) return false;
        var text = scalar.Value;
        if (text.StartsWith("0x", StringComparison.Ordinal))
            return long.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
        if (text.StartsWith("0o", StringComparison.Ordinal)) return TryOctal(text[2..], out value);
        return text.Length > 0 && IsDecimal(text)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryOctal(string digits, out long value)
    {
        value = 0;
        if (digits.Length is 0 or > 20) return false;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7') return false;
            value = (value * 8) + (digit - '0');
        }

        return true;
    }

    // [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
    private static bool IsDecimal(string text)
    {
        var at = 0;
        if (at < text.Length && (text[at] is '+' or '-')) at++;
        var whole = SkipDigits(text, ref at);
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = SkipDigits(text, ref at);
        }

        if (whole + fraction == 0) return false;
        if (at < text.Length && (text[at] is 'e' or 'E'))
        {
            at++;
            if (at < text.Length && (text[at] is '+' or '-')) at++;
            if (SkipDigits(text, ref at) == 0) return false;
        }

        return at == text.Length;
    }

    private static int SkipDigits(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && text[at] is >= '0' and <= '9') at++;
        return at - from;
    }
}
