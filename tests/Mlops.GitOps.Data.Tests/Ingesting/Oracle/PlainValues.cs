using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Mlops.GitOps.Core.Types;

namespace Mlops.GitOps.Data.Tests.Ingesting.Oracle;

/// <summary>Reads values with regular expressions and .NET's own types: what it says is what ours must say.</summary>
internal static partial class PlainValues
{
    private static readonly string[] True = ["true", "t", "yes", "y", "1"];
    private static readonly string[] False = ["false", "f", "no", "n", "0"];

    /// <summary>Returns the value as text, or null where it is none.</summary>
    public static string? Read(ColumnType type, string text) => type.Kind switch
    {
        ColumnKind.Bool => True.Contains(text.ToLowerInvariant()) ? "True" : False.Contains(text.ToLowerInvariant()) ? "False" : null,
        ColumnKind.Int => IntText().IsMatch(text) && BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) is var whole && whole >= long.MinValue && whole <= long.MaxValue
            ? whole.ToString(CultureInfo.InvariantCulture) : null,
        ColumnKind.Float => FloatText().IsMatch(text) && double.Parse(text, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture) : null,
        ColumnKind.Float32 => FloatText().IsMatch(text) && float.Parse(text, CultureInfo.InvariantCulture) is var number && float.IsFinite(number)
            ? number.ToString("R", CultureInfo.InvariantCulture) : null,
        ColumnKind.Decimal => Decimal(type, text),
        ColumnKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.DayNumber.ToString(CultureInfo.InvariantCulture) : null,
        ColumnKind.Timestamp => Timestamp(text),
        ColumnKind.Duration => Duration(text),
        ColumnKind.Vector => Vector(type, text),
        _ => text,
    };

    private static string? Decimal(ColumnType type, string text)
    {
        var match = DecimalText().Match(text);
        if (!match.Success || (match.Groups[2].Length == 0 && match.Groups[3].Length == 0)) return null;
        var (whole, part) = (match.Groups[2].Value.TrimStart('0'), match.Groups[3].Value.TrimEnd('0'));
        if (whole.Length > type.Precision - type.Scale || part.Length > type.Scale) return null;
        var digits = BigInteger.Parse("0" + whole + part.PadRight(type.Scale, '0'), CultureInfo.InvariantCulture);
        return (match.Groups[1].Value == "-" ? -digits : digits).ToString(CultureInfo.InvariantCulture);
    }

    private static string? Timestamp(string text)
    {
        var match = TimestampText().Match(text);
        if (!match.Success || !DateTime.TryParseExact(match.Groups[1].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
        var (hour, minute, second) = (Number(match.Groups[2]), Number(match.Groups[3]), Number(match.Groups[4]));
        if (hour > 23 || minute > 59 || second > 59) return null;
        var micros = long.Parse(match.Groups[5].Value.PadRight(9, '0')[..6], CultureInfo.InvariantCulture);
        var (hours, minutes) = (Number(match.Groups[7]), Number(match.Groups[8]));
        if (hours > 18 || minutes > 59) return null;
        var offset = (match.Groups[6].Value == "-" ? -1 : 1) * ((hours * 60L) + minutes) * 60_000_000;
        var value = ((day.Ticks - DateTime.UnixEpoch.Ticks) / 10) + (((((hour * 60L) + minute) * 60) + second) * 1_000_000) + micros - offset;
        return value < (DateTime.MinValue.Ticks - DateTime.UnixEpoch.Ticks) / 10 || value > (DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / 10 ? null : value.ToString(CultureInfo.InvariantCulture);

        static int Number(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 0;
    }

    private static string? Duration(string text)
    {
        var match = DurationText().Match(text);
        if (!match.Success || text is "" or "-" or "P" or "-P" || text.EndsWith('T')) return null;
        decimal sum = 0;
        var sizes = new[] { 604_800_000_000m, 86_400_000_000m, 3_600_000_000m, 60_000_000m, 1_000_000m, 1_000m, 1m };
        for (var place = 0; place < sizes.Length; place++)
        {
            foreach (var group in new[] { match.Groups[$"u{place}"], match.Groups[$"i{place}"] })
            {
                if (group.Success) sum += decimal.Parse(group.Value, CultureInfo.InvariantCulture) * sizes[place];
            }
        }

        if (sum != decimal.Truncate(sum) || sum > long.MaxValue) return null;
        return (text[0] == '-' ? -(long)sum : (long)sum).ToString(CultureInfo.InvariantCulture);
    }

    private static string? Vector(ColumnType type, string text)
    {
        if (text.Length < 2 || text[0] != '[' || text[^1] != ']') return null;
        var elements = text[1..^1].Split(',').Select(static element => Read(new ColumnType(ColumnKind.Float32), element.Trim(' ', '\t', '\r', '\n'))).ToArray();
        return elements.Length == type.Dimension && !elements.Contains(null) ? string.Join(' ', elements) : null;
    }

    [GeneratedRegex(@"^[+-]?[0-9]+\z")]
    private static partial Regex IntText();

    [GeneratedRegex(@"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?\z")]
    private static partial Regex FloatText();

    [GeneratedRegex(@"^([+-]?)([0-9]*)\.?([0-9]*)\z")]
    private static partial Regex DecimalText();

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?(?:[Zz]|([+-])([0-9]{2})(?::?([0-9]{2}))?)?)?\z")]
    private static partial Regex TimestampText();

    [GeneratedRegex(@"^-?(?:(?:(?<u0>N)w)?(?:(?<u1>N)d)?(?:(?<u2>N)h)?(?:(?<u3>N)m)?(?:(?<u4>N)s)?(?:(?<u5>N)ms)?(?:(?<u6>N)us)?|P(?:(?<i0>N)W)?(?:(?<i1>N)D)?(?:T(?:(?<i2>N)H)?(?:(?<i3>N)M)?(?:(?<i4>N)S)?)?)\z")]
    private static partial Regex DurationPattern();

    private static Regex DurationText() => Durations;

    private static Regex Durations { get; } = new(DurationPattern().ToString().Replace(">N)", @">[0-9]+(?:\.[0-9]+)?)", StringComparison.Ordinal));
}
