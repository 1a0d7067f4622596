namespace Mlops.GitOps.Data.Ingesting.Values;

/// <summary>Reads durations as microseconds: <c>90m</c>, <c>1h30m</c>, <c>-1.5d</c> as in our expressions, or <c>P1DT2H</c> as in ISO 8601,
/// without its years and months, which have no certain length.</summary>
internal static class DurationText
{
    public static string? Read(ReadOnlySpan<byte> text, out long microseconds)
    {
        const string no = "is no duration such as 90m, 1h30m or P1DT2H";
        microseconds = 0;
        var isNegative = !text.IsEmpty && text[0] == '-';
        var rest = isNegative ? text[1..] : text;
        var isIso = !rest.IsEmpty && rest[0] == 'P';
        if (isIso) rest = rest[1..];
        if (rest.IsEmpty) return no;
        Int128 sum = 0;
        var (isInTime, last) = (!isIso, long.MaxValue);
        while (!rest.IsEmpty)
        {
            if (isIso && rest[0] == 'T' && !isInTime && rest.Length > 1)
            {
                isInTime = true;
                rest = rest[1..];
            }

            if (!Part(ref rest, isIso, isInTime, out var digits, out var decimals, out var unit) || unit >= last) return no;
            last = unit;
            Int128 scale = 1;
            for (; decimals > 0; decimals--) scale *= 10;
            var (whole, remainder) = Int128.DivRem(digits * unit, scale);
            if (remainder != 0) return "is finer than a microsecond";
            sum += whole;
        }

        if (sum > long.MaxValue) return "is too long for a duration";
        microseconds = isNegative ? -(long)sum : (long)sum;
        return null;
    }

    private static bool Part(ref ReadOnlySpan<byte> rest, bool isIso, bool isInTime, out Int128 digits, out int decimals, out long unit)
    {
        (digits, decimals, unit) = (0, 0, 0);
        var (read, hasPoint) = (0, false);
        for (; read < rest.Length; read++)
        {
            if (rest[read] == '.' && !hasPoint && read > 0) hasPoint = true;
            else if (rest[read] is >= (byte)'0' and <= (byte)'9') (digits, decimals) = ((digits * 10) + (rest[read] - '0'), hasPoint ? decimals + 1 : 0);
            else break;
            if (read > 18) return false;
        }

        if (read == 0 || (hasPoint && decimals == 0)) return false;
        var name = rest[read..];
        var end = isIso ? Math.Min(1, name.Length) : name.IndexOfAnyExceptInRange((byte)'a', (byte)'z');
        if (end < 0) end = name.Length;
        unit = isIso ? IsoUnit(name[..end], isInTime) : Unit(name[..end]);
        rest = name[end..];
        return unit > 0;
    }

    private static long Unit(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'u', (byte)'s'] => 1,
        [(byte)'m', (byte)'s'] => 1_000,
        [(byte)'s'] => 1_000_000,
        [(byte)'m'] => 60_000_000,
        [(byte)'h'] => 3_600_000_000,
        [(byte)'d'] => 86_400_000_000,
        [(byte)'w'] => 604_800_000_000,
        _ => 0,
    };

    private static long IsoUnit(ReadOnlySpan<byte> name, bool isInTime) => name.IsEmpty ? 0 : name[0] switch
    {
        (byte)'W' when !isInTime => 604_800_000_000,
        (byte)'D' when !isInTime => 86_400_000_000,
        (byte)'H' when isInTime => 3_600_000_000,
        (byte)'M' when isInTime => 60_000_000,
        (byte)'S' when isInTime => 1_000_000,
        _ => 0,
    };
}
