using System.Globalization;

namespace Mlops.GitOps.Core.Yaml;

/// <summary>Decides what a plain scalar is, by the core schema of YAML 1.2.</summary>
public static class CoreSchema
{
    public static CoreValue Resolve(YamlScalar scalar) =>
        scalar.IsPlain ? ResolvePlain(scalar.Value) : new CoreValue(CoreKind.Text, scalar.Value);

    public static CoreValue ResolvePlain(string text)
    {
        if (text.Length == 0) return new CoreValue(CoreKind.Null, text);
        switch (text)
        {
            case "~" or "null" or "Null" or "NULL":
                return new CoreValue(CoreKind.Null, text);
            case "true" or "True" or "TRUE":
                return new CoreValue(CoreKind.Bool, text) { Bool = true };
            case "false" or "False" or "FALSE":
                return new CoreValue(CoreKind.Bool, text);
            case ".nan" or ".NaN" or ".NAN":
                return new CoreValue(CoreKind.Float, text) { Number = double.NaN };
        }

        // Every number begins with one of these, so most words end here.
        if (text[0] is not ((>= '0' and <= '9') or '-' or '+' or '.')) return new CoreValue(CoreKind.Text, text);
        return ResolveNumber(text);
    }

    private static CoreValue ResolveNumber(string text)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] is 'o' or 'x') return ResolveRadix(text, text[1] == 'o' ? 8 : 16);
        var at = text[0] is '-' or '+' ? 1 : 0;
        if (text.Length - at == 4 && text.Substring(at) is ".inf" or ".Inf" or ".INF")
        {
            return new CoreValue(CoreKind.Float, text) { Number = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity };
        }

        var whole = CountDigits(text, ref at);
        if (whole > 0 && at == text.Length) return Integer(text);
        var fraction = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = CountDigits(text, ref at);
        }

        if (whole + fraction == 0) return new CoreValue(CoreKind.Text, text);
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '-' or '+') at++;
            if (CountDigits(text, ref at) == 0) return new CoreValue(CoreKind.Text, text);
        }

        return at == text.Length ? new CoreValue(CoreKind.Float, text) { Number = ParseDouble(text) } : new CoreValue(CoreKind.Text, text);
    }

    private static CoreValue Integer(string text) => new(CoreKind.Int, text)
    {
        Int = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null,
        Number = ParseDouble(text),
    };

    private static CoreValue ResolveRadix(string text, int radix)
    {
        long value = 0;
        var number = 0.0;
        var fits = true;
        for (var at = 2; at < text.Length; at++)
        {
            var digit = text[at] switch
            {
                >= '0' and <= '9' => text[at] - '0',
                >= 'a' and <= 'f' => text[at] - 'a' + 10,
                >= 'A' and <= 'F' => text[at] - 'A' + 10,
                _ => radix,
            };
            if (digit >= radix) return new CoreValue(CoreKind.Text, text);
            fits &= value <= (long.MaxValue - digit) / radix;
            if (fits) value = (value * radix) + digit;
            number = (number * radix) + digit;
        }

        return new CoreValue(CoreKind.Int, text) { Int = fits ? value : null, Number = number };
    }

    private static int CountDigits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9') at++;
        return at - start;
    }

    private static double ParseDouble(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
            : text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
}
