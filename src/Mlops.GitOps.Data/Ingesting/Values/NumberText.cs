using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Mlops.GitOps.Data.Ingesting.Values;

/// <summary>Reads numbers from text, and nothing that is only nearly one: no blanks, no separators of thousands, no <c>nan</c>.</summary>
internal static class NumberText
{
    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, 23).Select(static exponent => double.Parse($"1e{exponent}", CultureInfo.InvariantCulture))];

    /// <summary>Reads <c>[+-]digits</c> that fit into 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string? Int(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var digits = WithoutSign(text, out var isNegative);
        if (digits.Length is > 0 and <= 18)
        {
            foreach (var digit in digits)
            {
                if ((uint)(digit - '0') > 9) return "is no int";
                value = (value * 10) + (digit - '0');
            }

            if (isNegative) value = -value;
            return null;
        }

        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return "is no int";
        digits = digits.TrimStart((byte)'0');
        if (digits.Length > 19) return "is too large for an int";
        ulong sum = 0;
        foreach (var digit in digits) sum = (sum * 10) + (uint)(digit - '0');
        if (sum > (ulong)long.MaxValue + (isNegative ? 1UL : 0)) return "is too large for an int";
        value = isNegative ? (long)(0 - sum) : (long)sum;
        return null;
    }

    /// <summary>Reads <c>[+-]digits[.digits][e[+-]digits]</c>, to the nearest double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string? Float(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (!Shape(text, out var isNegative, out var digits, out var exponent)) return "is no float";

        // Both are exact as doubles, so one operation rounds once and right.
        if (digits <= 1L << 53 && exponent is >= -22 and <= 22)
        {
            value = exponent < 0 ? digits / PowersOfTen[-exponent] : digits * PowersOfTen[exponent];
            if (isNegative) value = -value;
            return null;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) ? null : "is too large for a float";
    }

    public static string? Float32(ReadOnlySpan<byte> text, out float value)
    {
        value = 0;
        if (!Shape(text, out _, out _, out _)) return "is no float";
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && float.IsFinite(value) ? null : "is too large for a float32";
    }

    /// <summary>Reads <c>[+-]digits[.digits]</c> exactly, as a whole number of the last of <paramref name="scale"/> digits after the point.</summary>
    public static string? Decimal(ReadOnlySpan<byte> text, int precision, int scale, out Int128 value)
    {
        value = 0;
        var digits = WithoutSign(text, out var isNegative);
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? default : digits[(point + 1)..];
        if ((whole.IsEmpty && part.IsEmpty) || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9') || part.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return "is no decimal";
        whole = whole.TrimStart((byte)'0');
        part = part.TrimEnd((byte)'0');
        if (part.Length > scale) return "has more digits after the point than its type";
        if (whole.Length > precision - scale) return "has more digits before the point than its type";
        foreach (var digit in whole) value = (value * 10) + (digit - '0');
        for (var place = 0; place < scale; place++) value = (value * 10) + (place < part.Length ? part[place] - '0' : 0);
        if (isNegative) value = -value;
        return null;
    }

    public static string? Bool(ReadOnlySpan<byte> text, out bool value)
    {
        value = Is(text, "true"u8) || Is(text, "t"u8) || Is(text, "yes"u8) || Is(text, "y"u8) || Is(text, "1"u8);
        return value || Is(text, "false"u8) || Is(text, "f"u8) || Is(text, "no"u8) || Is(text, "n"u8) || Is(text, "0"u8) ? null : "is no bool";

        static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word) => System.Text.Ascii.EqualsIgnoreCase(text, word);
    }

    // Digits beyond the nineteenth, and a large exponent, come back as something that is not exact as a double.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Shape(ReadOnlySpan<byte> text, out bool isNegative, out long digits, out int exponent)
    {
        (digits, exponent) = (0, 0);
        var rest = WithoutSign(text, out isNegative);
        var (read, seen, point) = (0, 0, -1);
        for (; read < rest.Length; read++)
        {
            var digit = (uint)(rest[read] - '0');
            if (digit <= 9)
            {
                digits = digits < long.MaxValue / 20 ? (digits * 10) + digit : long.MaxValue;
                seen++;
            }
            else if (rest[read] == '.' && point < 0) point = seen;
            else break;
        }

        if (seen == 0) return false;
        if (point >= 0) exponent = point - seen;
        if (read == rest.Length) return true;
        if ((rest[read] | 0x20) != 'e') return false;
        var written = WithoutSign(rest[(read + 1)..], out var isSmall);
        if (written.IsEmpty || written.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        var power = Utf8Parser.TryParse(written, out int small, out _) && small < 10_000 ? small : 10_000;
        exponent += isSmall ? -power : power;
        return true;
    }

    private static ReadOnlySpan<byte> WithoutSign(ReadOnlySpan<byte> text, out bool isNegative)
    {
        isNegative = !text.IsEmpty && text[0] == '-';
        return isNegative || (!text.IsEmpty && text[0] == '+') ? text[1..] : text;
    }
}
