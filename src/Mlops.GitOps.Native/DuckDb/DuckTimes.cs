namespace Mlops.GitOps.Native.DuckDb;

/// <summary>Dates and times as the engine has them: counted from the beginning of 1970.</summary>
internal static class DuckTimes
{
    private const long TicksAtStart = 621_355_968_000_000_000;
    private const int DaysAtStart = 719_162;

    public static long MicrosecondsOf(DateTime value) => Math.DivRem(value.Ticks - TicksAtStart, TimeSpan.TicksPerMicrosecond) switch
    {
        // Rounds down before 1970 as after it.
        (var whole, < 0) => whole - 1,
        (var whole, _) => whole,
    };

    public static int DaysOf(DateOnly value) => value.DayNumber - DaysAtStart;

    public static DateTime TimeOf(long microseconds, DateTimeKind kind)
    {
        const long first = -TicksAtStart / TimeSpan.TicksPerMicrosecond;
        const long last = 253_402_300_799_999_999;
        return microseconds is >= first and <= last
            ? new DateTime(TicksAtStart + (microseconds * TimeSpan.TicksPerMicrosecond), kind)
            : throw new DuckException("A timestamp is infinite or not within the years 1 to 9999.");
    }

    public static DateOnly DateOf(int days) =>
        days is >= -DaysAtStart and <= 2_932_896 ? DateOnly.FromDayNumber(days + DaysAtStart) : throw new DuckException("A date is infinite or not within the years 1 to 9999.");
}
