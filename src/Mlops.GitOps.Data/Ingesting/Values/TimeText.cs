using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Mlops.GitOps.Data.Ingesting.Values;

/// <summary>Reads dates and times as ISO 8601 writes them, within the years 1 to 9999.</summary>
internal static class TimeText
{
    private const long Day = 86_400_000_000;
    private const int DaysBefore1970 = 719_162;
    private const long First = -DaysBefore1970 * Day;
    private const long Last = (2_932_897L * Day) - 1;

    /// <summary>Reads <c>2026-11-21</c> as days since 1970.</summary>
    public static string? Date(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        return text.Length == 10 ? DayOf(text, out days) : "is no date such as 2026-11-21";
    }

    /// <summary>Reads <c>2026-11-21</c>, alone or with a time: <c>T08:30</c>, <c>08:30:00</c>, <c>08:30:00.123456</c>, each with or without
    /// <c>Z</c> or <c>+02:00</c>. Returns microseconds since 1970 in UTC; digits beyond microseconds are left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string? Timestamp(ReadOnlySpan<byte> text, out long microseconds)
    {
        const string no = "is no timestamp such as 2026-11-21T08:30:00Z";
        if (IsUsual(text, out microseconds)) return null;
        microseconds = 0;
        if (text.Length < 10) return no;
        if (DayOf(text[..10], out var days) is { } reason) return reason;
        microseconds = days * Day;
        if (text.Length == 10) return null;
        if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' ') || !Clock(text[11..], out var time, out var zone)) return no;
        if (!Offset(zone, out var offset)) return no;
        microseconds += time - offset;
        return microseconds is >= First and <= Last ? null : "is out of the years 1 to 9999";
    }

    // Most have this form, `2026-11-21 08:30:00`, which is read eight digits and signs at a time. Whatever else it may be is left to the others to say.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsUsual(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length != 19 || text[10] is not ((byte)' ' or (byte)'T') || text[16] != ':') return false;

        // What is left of a digit is its value, and of the right sign nothing; the additions show in the highest bit of each byte whether it is too large.
        var date = BinaryPrimitives.ReadUInt64LittleEndian(text) ^ 0x2D30_302D_3030_3030;
        var time = (BinaryPrimitives.ReadUInt64LittleEndian(text[8..]) ^ 0x3030_3A30_3000_3030) & ~0xFF_0000UL;
        var end = (ulong)(uint)(BinaryPrimitives.ReadUInt16LittleEndian(text[17..]) ^ 0x3030);
        var bad = date | (date + 0x7F76_767F_7676_7676) | time | (time + 0x7676_7F76_767F_7676) | end | (end + 0x7676);
        if ((bad & 0x8080_8080_8080_8080) != 0) return false;
        date = (date * 10) + (date >> 8);
        time = (time * 10) + (time >> 8);
        var (year, month, day) = (((int)(date & 0xFF) * 100) + (int)((date >> 16) & 0xFF), (int)((date >> 40) & 0xFF), (int)(time & 0xFF));
        var (hour, minute, second) = ((int)((time >> 24) & 0xFF), (int)((time >> 48) & 0xFF), (int)((end & 0xFF) * 10) + (int)(end >> 8));
        if (year < 1 || month is < 1 or > 12 || day < 1 || hour > 23 || minute > 59 || second > 59 || (day > 28 && day > DateTime.DaysInMonth(year, month))) return false;
        microseconds = ((DayNumber(year, month, day) - DaysBefore1970) * Day) + (((((hour * 60) + minute) * 60) + second) * 1_000_000L);
        return true;
    }

    private static string? DayOf(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        if (text[4] != '-' || text[7] != '-' || !Two(text, 0, out var century) || !Two(text, 2, out var year) || !Two(text, 5, out var month) || !Two(text, 8, out var day))
            return "is no date such as 2026-11-21";
        year += century * 100;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return "is a date that there is not";
        days = DayNumber(year, month, day) - DaysBefore1970;
        return null;
    }

    private static bool Clock(ReadOnlySpan<byte> text, out long microseconds, out ReadOnlySpan<byte> zone)
    {
        microseconds = 0;
        zone = default;
        if (text.Length < 5 || text[2] != ':' || !Two(text, 0, out var hour) || !Two(text, 3, out var minute) || hour > 23 || minute > 59) return false;
        microseconds = ((hour * 60L) + minute) * 60_000_000;
        zone = text[5..];
        if (zone.IsEmpty || zone[0] != ':') return true;
        if (zone.Length < 3 || !Two(zone, 1, out var second) || second > 59) return false;
        microseconds += second * 1_000_000L;
        zone = zone[3..];
        if (zone.IsEmpty || zone[0] != '.') return true;
        var digits = zone[1..];
        var end = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var count = end < 0 ? digits.Length : end;
        if (count is 0 or > 9) return false;
        var unit = 100_000;
        foreach (var digit in digits[..count])
        {
            microseconds += (digit - '0') * unit;
            unit /= 10;
        }

        zone = digits[count..];
        return true;
    }

    private static bool Offset(ReadOnlySpan<byte> zone, out long microseconds)
    {
        microseconds = 0;
        if (zone.IsEmpty || (zone.Length == 1 && (zone[0] | 0x20) == 'z')) return true;
        if (zone[0] is not ((byte)'+' or (byte)'-') || zone.Length is not (3 or 5 or 6) || !Two(zone, 1, out var hours) || hours > 18) return false;
        var minutes = 0;
        if (zone.Length == 6 && zone[3] != ':') return false;
        if (zone.Length > 3 && (!Two(zone, zone.Length - 2, out minutes) || minutes > 59)) return false;
        microseconds = ((hours * 60L) + minutes) * (zone[0] == '-' ? -60_000_000 : 60_000_000);
        return true;
    }

    private static bool Two(ReadOnlySpan<byte> text, int at, out int number)
    {
        var (tens, ones) = ((uint)(text[at] - '0'), (uint)(text[at + 1] - '0'));
        number = (int)((tens * 10) + ones);
        return tens <= 9 && ones <= 9;
    }

    private static int DayNumber(int year, int month, int day)
    {
        ReadOnlySpan<short> before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
        var past = year - 1;
        var leap = month > 2 && DateTime.IsLeapYear(year) ? 1 : 0;
        return (past * 365) + (past / 4) - (past / 100) + (past / 400) + before[month - 1] + leap + day - 1;
    }
}
